package dev.troth.exchange.calendar;

/** Writes content lines. */
final class LineFolder {
    /** Maximum number of bytes of a line (RFC 5545, section 3.1). */
    private static final int BYTES = 75;

    private LineFolder() {}

    /** Appends a line, folded between characters. */
    static void append(StringBuilder file, String line) {
        int bytes = 0;
        int i = 0;
        while (i < line.length()) {
            int character = line.codePointAt(i);
            int length = length(character);
            if (bytes + length > BYTES) {
                file.append("\r\n ");
                bytes = 1;
            }
            file.appendCodePoint(character);
            bytes += length;
            i += Character.charCount(character);
        }
        file.append("\r\n");
    }

    /** Returns the number of bytes of a character in UTF-8. */
    private static int length(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    /** Returns a text as the value of a property (RFC 5545, section 3.3.11). */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n");
    }
}
