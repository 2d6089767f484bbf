package dev.troth.platform.list;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Time points in filters: RFC 3339, a date, or a duration relative to the moment of the query, such as {@code -P1M}
 * (one month before) or {@code P7DT12H}.
 */
final class RelativeTimeParser {
    private RelativeTimeParser() {}

    /** @throws RejectedException if the text has none of these forms */
    static Instant resolve(String text, AsOf moment) {
        try {
            if (text.length() == 10 && text.charAt(4) == '-') {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return isRelative(text)
                    ? relative(text, moment.asOf())
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw RejectedException.invalid(
                    "where",
                    "\"%s\" is not a valid time. Maybe \"2026-03-01T09:30:00Z\", \"2026-03-01\", or "
                            + "relative to now: \"-P1M\", \"P7D\"?",
                    text);
        }
    }

    private static boolean isRelative(String text) {
        return text.startsWith("P") || text.startsWith("-P") || text.startsWith("+P");
    }

    private static Instant relative(String text, Instant from) {
        boolean back = text.startsWith("-");
        String length = text.replaceFirst("^[-+]", "");
        int time = length.indexOf('T');
        String days = time < 0 ? length : length.substring(0, time);
        Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
        Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + length.substring(time));
        ZonedDateTime start = from.atZone(ZoneOffset.UTC);
        return (back ? start.minus(period).minus(rest) : start.plus(period).plus(rest)).toInstant();
    }
}
