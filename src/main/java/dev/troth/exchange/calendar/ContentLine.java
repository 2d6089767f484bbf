package dev.troth.exchange.calendar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
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
        String name =
                line.substring(line.lastIndexOf('.', end - 1) + 1, end).strip().toUpperCase(Locale.ROOT);
        Map<String, StringJoiner> parameters = new LinkedHashMap<>();
        int at = end;
        while (at < line.length() && line.charAt(at) == ';') {
            int next = endOfParameter(line, at + 1);
            put(parameters, line.substring(at + 1, next));
            at = next;
        }
        return at == line.length() ? null : new ContentLine(name, joined(parameters), line.substring(at + 1));
    }

    private static Map<String, String> joined(Map<String, StringJoiner> parameters) {
        Map<String, String> joined = new LinkedHashMap<>();
        parameters.forEach((name, values) -> joined.put(name, values.toString()));
        return joined;
    }

    private static int endOfName(String line) {
        int end = 0;
        while (end < line.length() && isNameCharacter(line.charAt(end))) {
            end++;
        }
        while (end > 0 && end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        return end < line.length() && (line.charAt(end) == ':' || line.charAt(end) == ';') ? end : -1;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
    }

    /**
     * Returns the position of the next semicolon or colon outside quotation marks; a mark that is not closed is a text. The
     * colon of an offset in parentheses, such as "(UTC+01:00) Berlin", belongs to the name of a zone.
     */
    private static int endOfParameter(String line, int start) {
        boolean zone = line.regionMatches(true, start, "TZID=", 0, "TZID=".length());
        int at = start;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ';' || c == ':') {
                return at;
            }
            int close = c == '"' ? line.indexOf('"', at + 1) : c == '(' && zone ? line.indexOf(')', at + 1) : -1;
            at = close > 0 ? close + 1 : at + 1;
        }
        return line.length();
    }

    private static void put(Map<String, StringJoiner> parameters, String text) {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip().toUpperCase(Locale.ROOT);
        String value =
                equals < 0 ? "" : text.substring(equals + 1).replace("\"", "").strip();
        parameters.computeIfAbsent(name, n -> new StringJoiner(",")).add(value);
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
        return isQuotedPrintable() ? decoded().strip() : unescaped().strip();
    }

    /** Returns whether the value is encoded as in vCalendar 1.0. */
    boolean isQuotedPrintable() {
        return is("ENCODING", "QUOTED-PRINTABLE") || parameters.containsKey("QUOTED-PRINTABLE");
    }

    private String decoded() {
        byte[] encoded = value.getBytes(StandardCharsets.US_ASCII);
        try (InputStream bytes = new QuotedPrintableInputStream(new ByteArrayInputStream(encoded))) {
            return new String(
                    bytes.readAllBytes(), Charset.forName(parameter("CHARSET").orElse("UTF-8")));
        } catch (IOException | IllegalArgumentException e) {
            return value;
        }
    }

    private String unescaped() {
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
        return text.toString();
    }
}
