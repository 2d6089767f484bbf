package dev.troth.scoring;

import java.time.Instant;

/** Time as the model sees it: days since 1970-01-01T00:00Z, from whole milliseconds. Leap seconds do not exist here. */
final class Days {
    static final double MILLIS = 86_400_000.0;

    private Days() {}

    static double of(Instant instant) {
        return instant.toEpochMilli() / MILLIS;
    }

    /** The UTC day that {@code day} lies in. */
    static long index(double day) {
        return (long) Math.floor(day);
    }
}
