package dev.troth.exchange.calendar;

import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Date or time of a calendar (RFC 5545, sections 3.3.4 and 3.3.5). The extended form of ISO 8601 is accepted, too.
 *
 * @param local date and time; midnight for a date
 * @param isDate whether it is a date without a time
 * @param offset offset from UTC if the value has one, such as Z; null if the zone decides
 * @param zone name of the zone; null for a time in UTC, for a floating time and for a date
 */
record CalendarTime(
        LocalDateTime local,
        boolean isDate,
        @Nullable ZoneOffset offset,
        @Nullable String zone) {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-?(\\d\\d)-?(\\d\\d)(?:[T ](\\d\\d):?(\\d\\d)(?::?(\\d\\d)(?:[.,]\\d{1,9})?)?(Z|[+-]\\d\\d(?::?\\d\\d)?)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final int LEAP_SECOND = 60;
    private static final int SHOWN = 100;

    /**
     * Parses a property with one value.
     *
     * @throws RejectedException if the value is not a date or a time that exists
     */
    static CalendarTime of(ContentLine line) {
        return of(line, line.value());
    }

    /** Parses a property with any number of values. Of a period, the start counts. Empty values are ignored. */
    static List<CalendarTime> all(ContentLine line) {
        List<CalendarTime> times = new ArrayList<>();
        for (String value : line.value().split(",", -1)) {
            if (!value.isBlank()) {
                int slash = value.indexOf('/');
                times.add(of(line, slash < 0 ? value : value.substring(0, slash)));
            }
        }
        return times;
    }

    static CalendarTime of(ContentLine line, String value) {
        Matcher parts = FORM.matcher(value.strip());
        if (!parts.matches()) {
            throw invalid(line.name(), value);
        }
        try {
            LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            LocalTime time = parts.group(4) == null
                    ? LocalTime.MIDNIGHT
                    : LocalTime.of(
                            number(parts, 4),
                            number(parts, 5),
                            number(parts, 6) == LEAP_SECOND ? 59 : number(parts, 6));
            boolean date = parts.group(4) == null || (line.is("VALUE", "DATE") && time.equals(LocalTime.MIDNIGHT));
            ZoneOffset offset = date || parts.group(7) == null ? null : offset(parts.group(7));
            String zone = date || offset != null ? null : line.parameter("TZID").orElse(null);
            return new CalendarTime(day.atTime(time), date, offset, zone);
        } catch (DateTimeException e) {
            throw invalid(line.name(), value);
        }
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneOffset offset(String text) {
        return text.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static RejectedException invalid(String property, String value) {
        if (value.isBlank()) {
            return RejectedException.because(
                    new Problem(ProblemCode.MISSING_FIELD, property + " has no value.", property));
        }
        return RejectedException.invalid(
                property,
                "%s is \"%s\", which is not a valid time. A valid one is 20260702T120000Z.",
                property,
                value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value);
    }
}
