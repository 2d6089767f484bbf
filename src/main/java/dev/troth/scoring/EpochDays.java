package dev.troth.scoring;

import java.time.Instant;

/** Conversion of instants to days since 1970-01-01T00:00Z, from whole milliseconds. Leap seconds are ignored. */
final class EpochDays {
    static final double MILLIS = 86_400_000.0;

    private EpochDays() {}

    /** Returns the instant in days; exact to the millisecond. */
    static double of(Instant instant) {
        return instant.toEpochMilli() / MILLIS;
    }

    /** Returns the UTC epoch day that contains {@code day}: its floor. */
    static long index(double day) {
        return (long) Math.floor(day);
    }

    /** Returns the number of days after {@code from}, up to and including {@code to}, from Monday to Friday. */
    static long workingDays(long from, long to) {
        return workingDaysUntil(to) - workingDaysUntil(from);
    }

    /** Counts from the Monday before day 0, which is a Thursday. */
    private static long workingDaysUntil(long day) {
        return 5 * Math.floorDiv(day + 3, 7) + Math.min(Math.floorMod(day + 3, 7), 4);
    }
}
