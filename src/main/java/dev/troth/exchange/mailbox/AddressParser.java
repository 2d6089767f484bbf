package dev.troth.exchange.mailbox;

import dev.troth.exchange.contact.MailAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the mail addresses in a header field (RFC 5322, RFC 6532): with names that have commas without quotes,
 * groups, comments, encoded words, source routes, and quotes that are never closed. Names are ignored.
 */
final class AddressParser {
    private static final Pattern SIMPLE = Pattern.compile("[^\\s\"'<>(),;:@\\[\\]]{1,200}@[^\\s\"'<>(),;:@]{1,253}");
    private static final Pattern ATOM =
            Pattern.compile("[^\\s\"'<>(),;:@\\\\]['\\p{L}\\p{M}\\p{N}!#$%&*+/=?^_`{|}~.\\[\\]-]{0,300}");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\p{Cntrl}]+\"");
    private static final int LONGEST = 400;

    private final String text;
    private final boolean quotes;
    private final Set<String> found = new LinkedHashSet<>();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private boolean addressed;
    private int position;

    private AddressParser(String text, boolean quotes) {
        this.text = text;
        this.quotes = quotes;
    }

    /** Returns the addresses of some fields in their normal form. */
    static List<String> addresses(List<String> values, MailCharset charsets) {
        Set<String> addresses = new LinkedHashSet<>();
        for (String value : values) {
            Set<String> found = parsed(value);
            addresses.addAll(found);
            if (value.contains("=?")) {
                // Some programs encode addresses, too, which is not allowed.
                addresses.addAll(inWords(value, charsets));
            }
        }
        return new ArrayList<>(addresses);
    }

    private static Set<String> inWords(String value, MailCharset charsets) {
        Set<String> addresses = new LinkedHashSet<>();
        for (String part : value.split(",", -1)) {
            String decoded = EncodedWords.decode(part, charsets);
            if (!part.contains("@") && decoded.contains("@")) {
                addresses.addAll(parsed(decoded));
            }
        }
        return addresses;
    }

    private static Set<String> parsed(String value) {
        AddressParser parser = new AddressParser(value, true);
        if (!parser.parse()) {
            // A quote or a comment has no end.
            parser = new AddressParser(value, false);
            parser.parse();
        }
        return parser.found;
    }

    /** Returns false if a quote or a comment has no end. */
    private boolean parse() {
        boolean closed = true;
        while (closed && position < text.length()) {
            char c = text.charAt(position);
            switch (c) {
                case '"' -> closed = quoted();
                case '(' -> closed = commented();
                case '<' -> bracketed();
                case ',', ';' -> finish();
                case ':' -> group();
                default -> {
                    word.append(c);
                    position++;
                }
            }
        }
        finish();
        return closed;
    }

    private boolean quoted() {
        int end = position + 1;
        while (quotes && end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (!quotes || end >= text.length()) {
            position++;
            return !quotes;
        }
        word.append(text, position, end + 1);
        position = end + 1;
        return true;
    }

    private boolean commented() {
        int depth = 0;
        int end = position;
        for (; quotes && end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '\\') {
                end++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                break;
            }
        }
        if (!quotes || end >= text.length()) {
            position++;
            return !quotes;
        }
        comment.append(text, position + 1, end).append(' ');
        position = end + 1;
        return true;
    }

    private void bracketed() {
        int end = text.indexOf('>', position, Math.min(text.length(), position + LONGEST * 2));
        if (end < 0 || text.substring(position + 1, end).indexOf('<') >= 0) {
            word.setLength(0);
            position++;
            return;
        }
        String inside = text.substring(position + 1, end);
        int route = inside.startsWith("@") ? inside.indexOf(':') : -1;
        add(route < 0 ? inside : inside.substring(route + 1));
        word.setLength(0);
        position = end + 1;
    }

    /** The name of a group ends with a colon; so does {@code mailto:}. */
    private void group() {
        if (word.indexOf("@") < 0) {
            word.setLength(0);
        } else {
            word.append(':');
        }
        position++;
    }

    private void finish() {
        if (!addressed && word.indexOf("@") >= 0) {
            add(word.toString());
        }
        if (!addressed && comment.indexOf("@") >= 0) {
            simple(comment);
        }
        word.setLength(0);
        comment.setLength(0);
        addressed = false;
        position++;
    }

    private void add(String written) {
        String address = written.strip();
        if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
            address = address.substring(7);
        }
        int at = address.lastIndexOf('@');
        String local = at < 0 ? "" : local(address.substring(0, at).strip());
        String domain = at < 0
                ? ""
                : address.substring(at + 1)
                        .replaceAll("(?<!\\s)\\s*+\\.\\s*+", ".")
                        .strip();
        if ((local.startsWith("\"") || ATOM.matcher(local).matches())
                && ATOM.matcher(domain).matches()) {
            addressed = true;
            found.add(MailAddress.normal(local + "@" + domain));
        } else {
            simple(address);
        }
    }

    private static String local(String written) {
        boolean quoted = written.length() > 2
                && written.length() < LONGEST
                && QUOTED.matcher(written).matches();
        if (!quoted) {
            return written.replaceAll("(?<!\\s)\\s*+\\.\\s*+", ".");
        }
        String inside = written.substring(1, written.length() - 1);
        return ATOM.matcher(inside).matches() ? inside : written;
    }

    /** Takes whatever looks like an address. */
    private void simple(CharSequence written) {
        Matcher matcher = SIMPLE.matcher(written.length() > 4000 ? written.subSequence(0, 4000) : written);
        while (matcher.find()) {
            addressed = true;
            found.add(MailAddress.normal(matcher.group()));
        }
    }
}
