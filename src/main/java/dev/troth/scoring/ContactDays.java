package dev.troth.scoring;

import java.io.Serializable;

/**
 * The days with contact, by level. A day counts once, at its best level (S3 L17: constant communication, not many
 * messages). Days older than {@link DayBitSet#WINDOW} days are dropped.
 */
record ContactDays(DayBitSet oneWay, DayBitSet replied, DayBitSet synchronous) implements Serializable {
    static final ContactDays NONE = new ContactDays(DayBitSet.EMPTY, DayBitSet.EMPTY, DayBitSet.EMPTY);

    ContactDays with(ContactLevel level, long day) {
        return switch (level) {
            case ONE_WAY -> new ContactDays(oneWay.with(day), replied, synchronous);
            case REPLIED -> new ContactDays(oneWay, replied.with(day), synchronous);
            case SYNCHRONOUS -> new ContactDays(oneWay, replied, synchronous.with(day));
        };
    }

    ContactDays without(ContactLevel level, long day) {
        return switch (level) {
            case ONE_WAY -> new ContactDays(oneWay.without(day), replied, synchronous);
            case REPLIED -> new ContactDays(oneWay, replied.without(day), synchronous);
            case SYNCHRONOUS -> new ContactDays(oneWay, replied, synchronous.without(day));
        };
    }

    ContactDays merge(ContactDays other) {
        return new ContactDays(
                oneWay.merge(other.oneWay), replied.merge(other.replied), synchronous.merge(other.synchronous));
    }

    boolean isEmpty() {
        return oneWay.isEmpty() && replied.isEmpty() && synchronous.isEmpty();
    }

    /**
     * Returns the decayed number of distinct contact days Σ w·2^(-age/h) as seen from {@code day}, with the weight of
     * the best level and {@link Parameter#TIE_HALF_LIFE} h. At least 0; days after {@code day} do not count.
     */
    double mass(long day, Parameters parameters) {
        long[] sync = synchronous.seenFrom(day);
        long[] reply = replied.seenFrom(day);
        long[] single = oneWay.seenFrom(day);
        for (int i = 0; i < DayBitSet.WORDS; i++) {
            reply[i] &= ~sync[i];
            single[i] &= ~(sync[i] | reply[i]);
        }
        return parameters.get(Parameter.SYNCHRONOUS_WEIGHT) * decayed(sync, parameters)
                + parameters.get(Parameter.REPLIED_WEIGHT) * decayed(reply, parameters)
                + parameters.get(Parameter.ONE_WAY_WEIGHT) * decayed(single, parameters);
    }

    /** Returns the days with mutual contact as a bit set; bit 0 stands for {@code day}, bit n for n days before it. */
    long[] mutualFrom(long day) {
        long[] mutual = synchronous.seenFrom(day);
        long[] reply = replied.seenFrom(day);
        for (int i = 0; i < DayBitSet.WORDS; i++) {
            mutual[i] |= reply[i];
        }
        return mutual;
    }

    /** Returns the days with any contact as a bit set; bit 0 stands for {@code day}. */
    long[] anyFrom(long day) {
        long[] any = mutualFrom(day);
        long[] single = oneWay.seenFrom(day);
        for (int i = 0; i < DayBitSet.WORDS; i++) {
            any[i] |= single[i];
        }
        return any;
    }

    /** Returns the days since the last mutual contact, without limit; positive infinity when there was none. */
    double sinceMutual(long day) {
        if (replied.isEmpty() && synchronous.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        return (double) (day - Math.max(replied.newest(), synchronous.newest()));
    }

    private static double decayed(long[] days, Parameters parameters) {
        double sum = 0;
        for (int word = DayBitSet.WORDS - 1; word >= 0; word--) {
            for (long rest = days[word]; rest != 0; ) {
                int bit = 63 - Long.numberOfLeadingZeros(rest);
                int age = word * 64 + bit;
                if (age < DayBitSet.WINDOW) {
                    sum += parameters.tieDecay(age);
                }
                rest &= ~(1L << bit);
            }
        }
        return sum;
    }
}
