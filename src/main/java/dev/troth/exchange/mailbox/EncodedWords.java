package dev.troth.exchange.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes encoded words in header fields (RFC 2047, RFC 2231). Characters that are split between two words are
 * joined, as many programs write them. Other text stays as it is.
 */
final class EncodedWords {
    /** Maximum length of a word; RFC 2047 allows 75 characters, but programs write longer ones. */
    private static final int LONGEST = 10_000;

    private final String text;
    private final MailCharset charsets;
    private final StringBuilder decoded = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private @Nullable String charset;

    private EncodedWords(String text, MailCharset charsets) {
        this.text = text;
        this.charsets = charsets;
    }

    static String decode(String text, MailCharset charsets) {
        return text.contains("=?") ? new EncodedWords(text, charsets).decode() : text;
    }

    /**
     * An encoded word.
     *
     * @param end position after the word
     */
    private record Word(String charset, boolean base64, String content, int end) {}

    private String decode() {
        int from = 0;
        int start = text.indexOf("=?");
        while (start >= 0) {
            Word word = wordAt(start);
            if (word == null) {
                start = text.indexOf("=?", start + 2);
                continue;
            }
            between(text.substring(from, start));
            add(word);
            from = word.end;
            start = text.indexOf("=?", from);
        }
        flush();
        return decoded.append(text, from, text.length()).toString();
    }

    /** Keeps the text between two words, unless it is white space. */
    private void between(String kept) {
        if (charset == null || !kept.isBlank()) {
            flush();
            decoded.append(kept);
        }
    }

    private void add(Word word) {
        if (!word.charset.equals(charset)) {
            flush();
            charset = word.charset;
        }
        pending.writeBytes(word.base64 ? base64(word.content) : quoted(word.content));
    }

    private void flush() {
        if (charset != null) {
            decoded.append(charsets.decode(pending.toByteArray(), charset));
            pending.reset();
            charset = null;
        }
    }

    private @Nullable Word wordAt(int start) {
        int second = text.indexOf('?', start + 2);
        if (second < 0 || second + 2 >= text.length() || second - start > 80 || text.charAt(second + 2) != '?') {
            return null;
        }
        char encoding = Character.toUpperCase(text.charAt(second + 1));
        if (encoding != 'B' && encoding != 'Q') {
            return null;
        }
        int farthest = Math.min(text.length(), second + LONGEST);
        int nextWord = indexOf("=?", second + 3, farthest);
        int end = indexOf("?=", second + 3, nextWord >= 0 && isWordStart(nextWord) ? nextWord + 1 : farthest);
        if (end < 0) {
            return null;
        }
        String name = text.substring(start + 2, second).toLowerCase(Locale.ROOT);
        int language = name.indexOf('*');
        return new Word(
                language < 0 ? name : name.substring(0, language),
                encoding == 'B',
                text.substring(second + 3, end),
                end + 2);
    }

    private int indexOf(String wanted, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (text.charAt(i) == wanted.charAt(0) && text.charAt(i + 1) == wanted.charAt(1)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns whether another encoded word begins at a position, so that the one before it has no end. */
    private boolean isWordStart(int position) {
        int second = text.indexOf('?', position + 2);
        return second > 0 && second - position < 80 && second + 2 < text.length() && text.charAt(second + 2) == '?';
    }

    private static byte[] base64(String content) {
        StringBuilder digits = new StringBuilder(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
                digits.append(c);
            }
        }
        if (digits.length() % 4 == 1) {
            digits.setLength(digits.length() - 1);
        }
        return Base64.getDecoder().decode(digits.toString());
    }

    private static byte[] quoted(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            int value = c == '=' && i + 2 < content.length() ? hex(content, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 2;
            } else if (c == '_') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(String content, int at) {
        int high = Character.digit(content.charAt(at), 16);
        int low = Character.digit(content.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
