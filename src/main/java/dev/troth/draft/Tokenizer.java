package dev.troth.draft;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Splits a text into tokens in one pass, without regular expressions: the time is linear in the length of any text.
 *
 * <p>Lines that quote an earlier message ({@code > …}) are skipped, because the writer did not say them. Addresses are
 * skipped, because their dots do not end sentences.
 */
final class Tokenizer {
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int COMBINING_DIAERESIS = 0x0308;

    /** Words before an apostrophe and an s that stands for "is", and not for a genitive. */
    private static final Set<String> BEFORE_IS =
            Set.of("it", "that", "this", "what", "who", "where", "here", "there", "he", "she", "how", "when", "why");

    private static final Map<String, List<String>> CONTRACTIONS = Map.ofEntries(
            Map.entry("cannot", List.of("can", "not")),
            Map.entry("cant", List.of("can", "not")),
            Map.entry("dont", List.of("do", "not")),
            Map.entry("didnt", List.of("did", "not")),
            Map.entry("doesnt", List.of("does", "not")),
            Map.entry("isnt", List.of("is", "not")),
            Map.entry("arent", List.of("are", "not")),
            Map.entry("wasnt", List.of("was", "not")),
            Map.entry("werent", List.of("were", "not")),
            Map.entry("wont", List.of("will", "not")),
            Map.entry("couldnt", List.of("could", "not")),
            Map.entry("shouldnt", List.of("should", "not")),
            Map.entry("wouldnt", List.of("would", "not")),
            Map.entry("hasnt", List.of("has", "not")),
            Map.entry("havent", List.of("have", "not")),
            Map.entry("hadnt", List.of("had", "not")),
            Map.entry("im", List.of("i", "am")),
            Map.entry("ive", List.of("i", "have")),
            Map.entry("youre", List.of("you", "are")),
            Map.entry("youve", List.of("you", "have")),
            Map.entry("thats", List.of("that", "is")),
            Map.entry("gonna", List.of("going", "to")),
            Map.entry("shouldve", List.of("should", "have")));

    private static final Map<String, String> SUFFIXES =
            Map.of("m", "am", "re", "are", "ve", "have", "ll", "will", "d", "d", "t", "not");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return List.copyOf(tokenizer.tokens);
    }

    /** Returns a word in lower case, with umlauts as two letters and without accents. */
    static String normalize(String word) {
        String decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(decomposed.length() + 2);
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c == COMBINING_DIAERESIS && !plain.isEmpty() && "aou".indexOf(plain.charAt(plain.length() - 1)) >= 0) {
                plain.append('e');
            } else if (c == 'ß') {
                plain.append("ss");
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\u00AD') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private void run() {
        skipQuotedLines();
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == '\n' || c == '\r') {
                lineBreak();
            } else if (isSpace(c)) {
                at += Character.charCount(c);
            } else if (Character.isLetter(c)) {
                word();
            } else if (Character.isDigit(c)) {
                number();
            } else {
                mark(c);
            }
        }
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x200B || c == 0xFEFF || c == '\u00AD';
    }

    private void lineBreak() {
        int start = at;
        int breaks = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            if (text.charAt(at) == '\n') {
                breaks++;
            }
            at++;
        }
        add(breaks > 1 ? "\n\n" : "\n", start, at, Token.Kind.LINE_BREAK);
        skipQuotedLines();
    }

    private void skipQuotedLines() {
        while (at < text.length() && text.charAt(at) == '>') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        }
    }

    private void word() {
        int start = at;
        boolean address = false;
        int end = at;
        while (end < text.length() && isWordPart(end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        if ((end < text.length() && (text.charAt(end) == '@' || text.startsWith("://", end)))
                || text.startsWith("www.", start)) {
            address = true;
        }
        if (address) {
            while (end < text.length() && !isSpace(text.charAt(end)) && ",;<>)\"".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            at = end;
            add("@", start, end, Token.Kind.MARK);
            return;
        }
        at = end;
        if (at + 1 < text.length() && isApostrophe(text.charAt(at)) && Character.isLetter(text.charAt(at + 1))) {
            contraction(start, end);
        } else {
            plain(start, end);
        }
    }

    private boolean isWordPart(int position) {
        int c = text.codePointAt(position);
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == '\u00AD';
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u00B4' || c == '`' || c == '\u02BC';
    }

    private void plain(int start, int end) {
        List<String> parts = CONTRACTIONS.get(normalize(text.substring(start, end)));
        if (parts == null) {
            add(normalize(text.substring(start, end)), start, end, Token.Kind.WORD);
        } else {
            int split = Math.max(start + 1, end - Math.min(parts.getLast().length(), end - start - 1));
            add(parts.getFirst(), start, split, Token.Kind.WORD);
            add(parts.getLast(), split, end, Token.Kind.WORD);
        }
    }

    /** Adds the words of a contraction such as didn't, you're or it's. */
    private void contraction(int start, int apostrophe) {
        int end = apostrophe + 1;
        while (end < text.length() && isWordPart(end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        at = end;
        String head = normalize(text.substring(start, apostrophe));
        String tail = normalize(text.substring(apostrophe + 1, end));
        if (tail.equals("t") && head.length() > 1 && head.endsWith("n")) {
            String verb = switch (head) {
                case "won" -> "will";
                case "can" -> "can";
                case "shan" -> "shall";
                case "ain" -> "is";
                default -> head.substring(0, head.length() - 1);
            };
            int split = Math.max(start + 1, apostrophe - (head.equals("can") ? 0 : 1));
            add(verb, start, split, Token.Kind.WORD);
            add("not", split, end, Token.Kind.WORD);
        } else if (tail.equals("s")) {
            add(head, start, BEFORE_IS.contains(head) ? apostrophe : end, Token.Kind.WORD);
            if (BEFORE_IS.contains(head)) {
                add("is", apostrophe, end, Token.Kind.WORD);
            } else if (head.equals("let")) {
                add("us", apostrophe, end, Token.Kind.WORD);
            }
        } else {
            add(head, start, apostrophe, Token.Kind.WORD);
            add(SUFFIXES.getOrDefault(tail, tail), apostrophe, end, Token.Kind.WORD);
        }
    }

    private void number() {
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            at += Character.charCount(text.codePointAt(at));
        }
        add(text.substring(start, at), start, at, Token.Kind.NUMBER);
    }

    private void mark(int first) {
        int start = at;
        if (isEmoji(first)) {
            at += Character.charCount(first);
            add(Character.toString(first), start, at, Token.Kind.EMOJI);
            while (at < text.length() && isEmojiPart(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            return;
        }
        if ("!?.".indexOf(first) >= 0) {
            while (at < text.length() && "!?.".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        } else {
            at += Character.charCount(first);
        }
        add(text.substring(start, at), start, at, Token.Kind.MARK);
    }

    private static boolean isEmoji(int c) {
        return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF);
    }

    private static boolean isEmojiPart(int c) {
        return c == ZERO_WIDTH_JOINER || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF);
    }

    private void add(String word, int start, int end, Token.Kind kind) {
        String raw = text.substring(start, end);
        boolean upper = kind == Token.Kind.WORD
                && raw.length() > 1
                && raw.equals(raw.toUpperCase(Locale.ROOT))
                && !raw.equals(raw.toLowerCase(Locale.ROOT));
        tokens.add(
                new Token(word, start, end, kind, upper, !raw.isEmpty() && Character.isUpperCase(raw.codePointAt(0))));
    }
}
