package dev.troth.platform.common;

/**
 * The rule for texts that serve as keys: two keys that look the same are the same. So they have no characters that cannot
 * be seen: control characters, zero-width characters, marks of writing direction, byte order marks, and spaces other
 * than the usual one.
 */
public final class VisibleText {
    /** Letters and symbols without a shape: fillers of Hangul and the empty pattern of Braille. */
    private static final String BLANKS = "\u115F\u1160\u3164\uFFA0\u2800";

    private VisibleText() {}

    /**
     * Validates a key.
     *
     * @throws RejectedException if it has an invisible character
     */
    public static void check(String field, String key) {
        key.codePoints().filter(VisibleText::isInvisible).findFirst().ifPresent(c -> {
            throw RejectedException.invalid(
                    field, "%s is \"%s\", which has the invisible character U+%04X.", field, cleaned(key), c);
        });
    }

    /** Returns the text without invisible characters and surrounding spaces; unusual spaces become the usual one. */
    public static String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isSpace(c)) {
                kept.append(' ');
            } else if (!isInvisible(c)) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString().strip();
    }

    /** Returns the text without invisible characters and spaces at its ends. */
    public static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isMargin(text.charAt(start))) {
            start++;
        }
        while (end > start && isMargin(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isMargin(char c) {
        return c == ' ' || isInvisible(c);
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> BLANKS.indexOf(c) >= 0;
        };
    }
}
