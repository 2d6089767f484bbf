package dev.troth.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Position in a list of tokens, with the questions of a grammar about the tokens there. */
class TokenCursor {
    private final List<Token> tokens;
    int at;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Returns the position after the last date that was read. */
    int position() {
        return at;
    }

    /** Returns the length of st, nd, rd, th or a dot behind a number. */
    int suffix(int i) {
        String word = word(i);
        boolean english =
                isAdjacent(i) && word != null && List.of("st", "nd", "rd", "th").contains(word);
        return english || ".".equals(word) ? 1 : 0;
    }

    @Nullable
    String word(int offset) {
        int i = at + offset;
        return i >= 0 && i < tokens.size() ? tokens.get(i).word() : null;
    }

    Token token(int offset) {
        return tokens.get(at + offset);
    }

    boolean is(String word) {
        return word.equals(word(0));
    }

    boolean is(String word, int offset) {
        return word.equals(word(offset));
    }

    /** Returns whether there is no space before a token. */
    boolean isAdjacent(int offset) {
        int i = at + offset;
        return i > 0
                && i < tokens.size()
                && tokens.get(i - 1).end() == tokens.get(i).start();
    }

    boolean twoDigits(int offset) {
        return digits(offset, 2) != null && token(offset).word().length() == 2;
    }

    @Nullable
    Integer digits(int offset, int most) {
        int i = at + offset;
        if (i < 0
                || i >= tokens.size()
                || !tokens.get(i).isNumber()
                || tokens.get(i).word().length() > most) {
            return null;
        }
        int value = 0;
        for (char c : tokens.get(i).word().toCharArray()) {
            if (c < '0' || c > '9') {
                return null;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
