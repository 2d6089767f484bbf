package dev.troth.platform.common;

import com.fasterxml.jackson.databind.JsonNode;

/** The rule for every text that is stored: PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
public final class StorableText {
    private StorableText() {}

    /**
     * Validates a text.
     *
     * @throws RejectedException if the text has the character U+0000 or half of a surrogate pair
     */
    public static void check(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw RejectedException.invalid(field, "%s must not contain the character U+0000.", field);
            }
            if (Character.isSurrogate(c) && !startsPair(text, i++)) {
                throw RejectedException.invalid(
                        field, "%s must not contain half of a character: U+%04X without its other half.", field, (int)
                                c);
            }
        }
    }

    private static boolean startsPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /**
     * Validates all texts and field names of a JSON tree.
     *
     * @param path path of the tree; empty for the root
     * @throws RejectedException as {@link #check(String, String)}, with the path of the text
     */
    public static void checkAll(String path, JsonNode tree) {
        switch (tree.getNodeType()) {
            case STRING -> check(path, tree.textValue());
            case OBJECT ->
                tree.properties().forEach(field -> {
                    check("A field name", field.getKey());
                    checkAll(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
                });
            case ARRAY -> {
                for (int i = 0; i < tree.size(); i++) {
                    checkAll(path + "." + i, tree.get(i));
                }
            }
            default -> {}
        }
    }

    /** Returns the text without the characters that cannot be stored; half of a surrogate pair becomes U+FFFD. */
    public static String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && !startsPair(text, i)) {
                kept.append('\uFFFD');
            } else if (Character.isSurrogate(c)) {
                kept.append(c).append(text.charAt(++i));
            } else if (c != 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
