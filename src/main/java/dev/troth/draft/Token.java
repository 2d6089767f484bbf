package dev.troth.draft;

/**
 * Word, number or mark of a text.
 *
 * @param word normalized form: lower case, umlauts as two letters, contractions as full words
 * @param start position of the first character in the text
 * @param end position after the last character in the text
 * @param upper whether the text has it in capitals, with at least two letters
 * @param capital whether the text has it with a capital as first letter
 */
record Token(String word, int start, int end, Kind kind, boolean upper, boolean capital) {
    enum Kind {
        WORD,
        NUMBER,
        EMOJI,
        MARK,
        LINE_BREAK
    }

    boolean is(String other) {
        return word.equals(other);
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** Returns whether phrases see this token; they skip marks and line breaks. */
    boolean isWord() {
        return kind != Kind.MARK && kind != Kind.LINE_BREAK;
    }
}
