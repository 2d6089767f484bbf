package dev.troth.draft;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Local time or span of time.
 *
 * @param other the other reading of an ambiguous date, such as 12/05/2026
 */
record Period(
        LocalDateTime from, LocalDateTime until, @Nullable Period other) {
    private static final LocalTime LAST = LocalTime.of(23, 59, 59);

    static Period of(LocalDate first, LocalDate last) {
        return new Period(first.atStartOfDay(), last.atTime(LAST), null);
    }

    static Period day(LocalDate date) {
        return of(date, date);
    }

    static Period at(LocalDateTime time) {
        return new Period(time, time, null);
    }

    /** Returns a part of the days of this period, such as an afternoon. */
    Period hours(int first, int last) {
        LocalDateTime end = last == 24
                ? until.toLocalDate().atTime(LAST)
                : until.toLocalDate().atTime(last, 0);
        return new Period(from.toLocalDate().atTime(first, 0), end, other == null ? null : other.hours(first, last));
    }

    /** Returns this time of the day. */
    Period clock(int hour, int minute) {
        LocalDateTime time = hour == 24
                ? until.toLocalDate().atTime(LAST)
                : until.toLocalDate().atTime(hour, minute);
        return new Period(time, time, other == null ? null : other.clock(hour, minute));
    }

    /** Returns the time before this period. */
    Period before() {
        return new Period(from, from, other == null ? null : other.before());
    }

    Period or(@Nullable Period reading) {
        return new Period(from, until, reading);
    }

    boolean isDay() {
        return until.toLocalTime().equals(LAST) && from.toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
