package dev.troth.platform.common;

import java.util.UUID;

/**
 * Global id as shown to callers: the prefix of the kind and a time-ordered UUID, as in {@code acc_0685fd3k…}. Opaque:
 * callers only compare and return it.
 */
public record GlobalId(String prefix, UUID uuid) {
    /** Crockford's base 32 alphabet: avoids letters that look like digits, and keeps the sort order of the number. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    static final int LENGTH = 26;

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(prefix).append('_');
        for (int i = LENGTH - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt(digit(i * 5)));
        }
        return text.toString();
    }

    /** @throws RejectedException if the text is not an id of this kind */
    public static UUID parse(String prefix, String text) {
        if (!text.startsWith(prefix + "_") || text.length() != prefix.length() + 1 + LENGTH) {
            throw notAnId(prefix, text);
        }
        long high = 0;
        long low = 0;
        for (char letter : text.substring(prefix.length() + 1).toCharArray()) {
            int value = ALPHABET.indexOf(letter);
            if (value < 0) {
                throw notAnId(prefix, text);
            }
            high = high << 5 | low >>> 59;
            low = low << 5 | value;
        }
        return new UUID(high, low);
    }

    private int digit(int shift) {
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        long bits = shift >= 64 ? high >>> (shift - 64) : shift == 0 ? low : low >>> shift | high << (64 - shift);
        return (int) (bits & 31);
    }

    private static RejectedException notAnId(String prefix, String text) {
        return RejectedException.invalid(
                "id", "\"%s\" is not an id of this kind (%s_…). Maybe it is a ref?", text, prefix);
    }
}
