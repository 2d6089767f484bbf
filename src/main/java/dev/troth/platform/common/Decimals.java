package dev.troth.platform.common;

import java.math.BigDecimal;

/** Texts of numbers from outside. */
public final class Decimals {
    /** Maximum number of digits of the plain notation. */
    private static final int DIGITS = 100;

    private Decimals() {}

    /**
     * Returns the plain notation of a number; the scientific one if the plain one had more than {@value #DIGITS} digits,
     * because ten characters such as {@code 1e999999999} stand for a text that does not fit into memory.
     */
    public static String plain(BigDecimal number) {
        long before = (long) number.precision() - number.scale();
        boolean isShort = Math.abs(before) <= DIGITS && Math.abs((long) number.scale()) <= DIGITS;
        return isShort ? number.toPlainString() : number.toString();
    }
}
