package dev.troth.ledger;

import dev.troth.platform.common.RejectedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** Formats of times: RFC 3339 with an offset, ISO 8601 dates and durations. Precision is one microsecond. */
public final class WireTimes {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private WireTimes() {}

    public static Instant instant(String field, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw RejectedException.invalid(
                        field, "%s is %s, which is out of range. Must be from 1900 to 2200.", field, text);
            }
            return instant;
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    field,
                    "%s is \"%s\", which is not a valid RFC 3339 time with an offset.%s",
                    field,
                    text,
                    isDate(text) ? " Maybe \"" + text + "T00:00:00Z\"?" : " Maybe \"2026-03-01T09:30:00Z\"?");
        }
    }

    public static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            String maybe = text.length() > 10 && isDate(text.substring(0, 10)) ? text.substring(0, 10) : "2026-03-01";
            throw RejectedException.invalid(
                    field, "%s is \"%s\", which is not a valid date. Maybe \"%s\"?", field, text, maybe);
        }
    }

    /** Parses a duration in exact time, such as PT2H30M. */
    public static Duration duration(String field, String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw RejectedException.invalid(field, "%s is %s, but must not be negative.", field, text);
            }
            return duration;
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    field, "%s is \"%s\", which is not a valid ISO 8601 duration. Maybe \"PT2H30M\"?", field, text);
        }
    }

    /** Parses a period by the calendar, such as P14D, P2W or P1M. */
    public static Period period(String field, String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    field,
                    "%s is \"%s\", which is not a valid ISO 8601 period. Maybe \"P14D\" or \"P1M\"?",
                    field,
                    text);
        }
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
