package dev.troth.exchange.calendar;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Property of a calendar: name, parameters and value (RFC 5545, section 3.1).
 *
 * @param name name in upper case, without a group such as {@code item1.}
 * @param parameters values by name in upper case, without quotation marks; several values are joined by commas
 * @param value value as in the file
 */
record ContentLine(String name, Map<String, String> parameters, String value) {

    /** Parses a line. Tolerates parameters without a value. Returns null if the line has no name or no value. */
    static @Nullable ContentLine parse(String line) {
        int end = endOfName(line);
        if (end <= 0 || end == line.length()) {
            return null;
        }
        String name = line.substring(line.lastIndexOf('.', end - 1) + 1, end).toUpperCase(Locale.ROOT);
        Map<String, String> parameters = new LinkedHashMap<>();
        int at = end;
        while (at < line.length() && line.charAt(at) == ';') {
            int next = endOfParameter(line, at + 1);
            put(parameters, line.substring(at + 1, next));
            at = next;
        }
        return at == line.length() ? null : new ContentLine(name, parameters, line.substring(at + 1));
    }

    private static int endOfName(String line) {
        int end = 0;
        while (end < line.length() && isNameCharacter(line.charAt(end))) {
            end++;
        }
        return end < line.length() && (line.charAt(end) == ':' || line.charAt(end) == ';') ? end : -1;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
    }

    /** Returns the position of the next semicolon or colon outside quotation marks; a mark that is not closed is a text. */
    private static int endOfParameter(String line, int start) {
        int at = start;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ';' || c == ':') {
                return at;
            }
            int close = c == '"' ? line.indexOf('"', at + 1) : -1;
            at = close > 0 ? close + 1 : at + 1;
        }
        return line.length();
    }

    private static void put(Map<String, String> parameters, String text) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip().toUpperCase(Locale.ROOT);
        String value =
                equals < 0 ? "" : text.substring(equals + 1).replace("\"", "").strip();
        parameters.merge(name, value, (one, two) -> one + "," + two);
    }

    /** Returns a parameter that is not blank. */
    Optional<String> parameter(String wanted) {
        return Optional.ofNullable(parameters.get(wanted)).filter(text -> !text.isBlank());
    }

    /** Returns whether a parameter has this value, in upper or lower case. */
    boolean is(String parameter, String wanted) {
        return wanted.equalsIgnoreCase(parameters.get(parameter));
    }

    /** Returns the value as a text, with its escaped characters (RFC 5545, section 3.3.11). */
    String text() {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else {
                text.append(c);
            }
        }
        return text.toString().strip();
    }
}
