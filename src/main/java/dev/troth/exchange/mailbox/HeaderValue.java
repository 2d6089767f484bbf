package dev.troth.exchange.mailbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A header value with parameters, such as that of Content-Type (RFC 2045), with continued and encoded parameters (RFC
 * 2231).
 *
 * @param value value before the parameters, in lower case
 * @param parameters values by names in lower case
 */
record HeaderValue(String value, Map<String, String> parameters) {
    static HeaderValue of(@Nullable String text) {
        if (text == null) {
            return new HeaderValue("", Map.of());
        }
        Parser parser = new Parser(text);
        String value = parser.until(";").strip().toLowerCase(Locale.ROOT);
        Map<String, String> parts = new TreeMap<>();
        while (parser.skip(';')) {
            String name = parser.until("=;").strip().toLowerCase(Locale.ROOT);
            if (parser.skip('=')) {
                parts.putIfAbsent(name, parser.until(";").strip());
            }
        }
        return new HeaderValue(value, joined(parts));
    }

    /** Returns a parameter in lower case; empty if there is none. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> joined(Map<String, String> parts) {
        Map<String, String> joined = new HashMap<>();
        parts.forEach((name, value) -> {
            int star = name.indexOf('*');
            if (star < 0) {
                joined.put(name, value);
            } else {
                joined.merge(name.substring(0, star), name.endsWith("*") ? decoded(value) : value, String::concat);
            }
        });
        return joined;
    }

    /** Decodes {@code charset'language'text} with percent signs. The names that are needed have ASCII characters only. */
    private static String decoded(String value) {
        String text = value.replaceFirst("^[^']*'[^']*'", "");
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Reads a text from left to right; comments are left out, and quoted parts lose their quotes. */
    private static final class Parser {
        private final String text;
        private int position;

        private Parser(String text) {
            this.text = text;
        }

        private boolean skip(char c) {
            if (position < text.length() && text.charAt(position) == c) {
                position++;
                return true;
            }
            return false;
        }

        private String until(String ends) {
            StringBuilder read = new StringBuilder();
            boolean quoted = false;
            int depth = 0;
            for (; position < text.length(); position++) {
                char c = text.charAt(position);
                if (!quoted && depth == 0 && ends.indexOf(c) >= 0) {
                    break;
                }
                if (c == '\\' && quoted && position + 1 < text.length()) {
                    read.append(text.charAt(++position));
                } else if (c == '"' && depth == 0) {
                    quoted = !quoted;
                } else if (c == '(' && !quoted) {
                    depth++;
                } else if (c == ')' && depth > 0) {
                    depth--;
                } else if (depth == 0) {
                    read.append(c);
                }
            }
            return read.toString();
        }
    }
}
