package dev.troth.exchange.calendar;

import dev.troth.platform.common.RejectedException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises all-day events, which are birthdays, holidays and notes rather than meetings: a start without a time, a flag
 * of the program that wrote the file, or whole days from midnight to midnight.
 */
final class AllDay {
    private static final Set<String> FLAGS =
            Set.of("X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT", "X-FUNAMBOL-ALLDAY");
    private static final Set<String> YES = Set.of("TRUE", "1");
    private static final Pattern DURATION =
            Pattern.compile("\\+?P(?:(\\d{1,4})W)?(?:(\\d{1,4})D)?(?:T(?:(\\d{1,5})H)?)?");
    private static final int HOURS = 24;

    private AllDay() {}

    /** Returns whether an event is an all-day event. */
    static boolean is(Entry event, CalendarTime start, EventTimes times) {
        return start.isDate() || hasFlag(event) || isWholeDays(event, start, times);
    }

    private static boolean hasFlag(Entry event) {
        return event.properties().stream()
                .anyMatch(line ->
                        FLAGS.contains(line.name()) && YES.contains(line.text().toUpperCase(Locale.ROOT)));
    }

    private static boolean isWholeDays(Entry event, CalendarTime start, EventTimes times) {
        if (!start.local().toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return false;
        }
        long hours = hours(event, start, times);
        return hours > 0 && hours % HOURS == 0;
    }

    /** Returns the length of an event in hours; 0 if it has none, or another one. An end that is not valid does not matter. */
    private static long hours(Entry event, CalendarTime start, EventTimes times) {
        Matcher duration = DURATION.matcher(event.value("DURATION"));
        if (duration.matches()) {
            return (number(duration, 1) * 7 + number(duration, 2)) * HOURS + number(duration, 3);
        }
        try {
            return event.property("DTEND")
                    .map(line -> hours(start, CalendarTime.of(line), times))
                    .orElse(0L);
        } catch (RejectedException e) {
            return 0;
        }
    }

    private static long hours(CalendarTime start, CalendarTime end, EventTimes times) {
        boolean sameZone = Objects.equals(start.zone(), end.zone()) && Objects.equals(start.offset(), end.offset());
        Duration length = sameZone
                ? Duration.between(start.local(), end.local())
                : Duration.between(times.instant(start, "DTSTART"), times.instant(end, "DTEND"));
        return length.toSeconds() % 3600 == 0 ? length.toHours() : 0;
    }

    private static long number(Matcher duration, int group) {
        return duration.group(group) == null ? 0 : Long.parseLong(duration.group(group));
    }
}
