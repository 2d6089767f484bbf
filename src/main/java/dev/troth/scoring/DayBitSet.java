package dev.troth.scoring;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A set of days within a sliding window of {@value #WINDOW} days. Adding a day twice has no effect, so many contacts on
 * one day count as one.
 *
 * <p>Bit {@code a} stands for the day {@code newest - a}; older days are dropped. Immutable.
 */
final class DayBitSet implements Serializable {
    private static final long serialVersionUID = 1;

    /** The length of the window in days: a year of rhythm plus the longest gap before it that matters. */
    static final int WINDOW = 400;

    static final int WORDS = 7;
    static final DayBitSet EMPTY = new DayBitSet(Long.MIN_VALUE, new long[WORDS]);

    private final long newest;
    private final long[] bits;

    DayBitSet(long newest, long[] bits) {
        this.newest = newest;
        this.bits = bits;
    }

    boolean isEmpty() {
        return newest == Long.MIN_VALUE;
    }

    /** Returns the latest day in the set; {@link Long#MIN_VALUE} when it is empty. */
    long newest() {
        return newest;
    }

    long word(int index) {
        return bits[index];
    }

    DayBitSet with(long day) {
        if (isEmpty()) {
            long[] first = new long[WORDS];
            first[0] = 1;
            return new DayBitSet(day, first);
        }
        if (day > newest) {
            long[] shifted = seenFrom(day);
            shifted[0] |= 1;
            return new DayBitSet(day, shifted);
        }
        long age = newest - day;
        if (age >= WORDS * 64L || (bits[(int) (age >> 6)] >>> (age & 63) & 1) == 1) {
            return this;
        }
        long[] copy = bits.clone();
        copy[(int) (age >> 6)] |= 1L << (age & 63);
        return new DayBitSet(newest, copy);
    }

    /** Returns the set without a day; days that were dropped before do not come back. */
    DayBitSet without(long day) {
        long age = newest - day;
        if (isEmpty() || age < 0 || age >= WORDS * 64L) {
            return this;
        }
        long[] copy = bits.clone();
        copy[(int) (age >> 6)] &= ~(1L << (age & 63));
        if (age > 0) {
            return new DayBitSet(newest, copy);
        }
        for (int next = 1; next < WORDS * 64; next++) {
            if ((copy[next >> 6] >>> (next & 63) & 1) == 1) {
                long last = newest - next;
                return new DayBitSet(last, new DayBitSet(newest, copy).seenFrom(last));
            }
        }
        return EMPTY;
    }

    DayBitSet merge(DayBitSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        long last = Math.max(newest, other.newest);
        long[] mine = seenFrom(last);
        long[] theirs = other.seenFrom(last);
        for (int i = 0; i < WORDS; i++) {
            mine[i] |= theirs[i];
        }
        return new DayBitSet(last, mine);
    }

    /** Returns the set as a new bit array in which bit 0 stands for {@code day}; later days are left out. */
    long[] seenFrom(long day) {
        long[] seen = new long[WORDS];
        if (isEmpty()) {
            return seen;
        }
        long shift = day - newest;
        if (Math.abs(shift) >= WORDS * 64L) {
            return seen;
        }
        int words = (int) (Math.abs(shift) >> 6);
        int rest = (int) (Math.abs(shift) & 63);
        for (int i = 0; i < WORDS; i++) {
            seen[i] = shift >= 0 ? older(i - words, rest) : younger(i + words, rest);
        }
        return seen;
    }

    private long older(int from, int rest) {
        if (from < 0) {
            return 0;
        }
        long carried = rest == 0 || from == 0 ? 0 : bits[from - 1] >>> (64 - rest);
        return bits[from] << rest | carried;
    }

    private long younger(int from, int rest) {
        if (from >= WORDS) {
            return 0;
        }
        long carried = rest == 0 || from + 1 == WORDS ? 0 : bits[from + 1] << (64 - rest);
        return bits[from] >>> rest | carried;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayBitSet that && newest == that.newest && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(newest) + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no days" : "days up to " + newest + " " + Arrays.toString(bits);
    }
}
