package dev.troth.exchange.calendar;

import java.nio.charset.StandardCharsets;

/** Writes content lines. */
final class LineFolder {
    /** Maximum number of bytes of a line (RFC 5545, section 3.1). */
    private static final int BYTES = 75;

    private LineFolder() {}

    /** Appends a line, folded between characters. */
    static void append(StringBuilder file, String line) {
        int bytes = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String character = Character.toString(line.codePointAt(i));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > BYTES) {
                file.append("\r\n ");
                bytes = 1;
            }
            file.append(character);
            bytes += length;
        }
        file.append("\r\n");
    }

    /** Returns a text as the value of a property (RFC 5545, section 3.3.11). */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }
}
