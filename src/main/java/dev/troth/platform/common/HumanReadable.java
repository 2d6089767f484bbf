package dev.troth.platform.common;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats values for messages. */
public final class HumanReadable {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE_IN_ZONE =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private HumanReadable() {}

    /** Formats an instant, such as 4 Dec 2026 09:30 UTC. */
    public static String time(@Nullable Instant instant) {
        return instant == null ? "an unknown time" : MINUTE.format(instant);
    }

    /** Formats an instant in a time zone, such as 4 Dec 2026 10:30 CET. */
    public static String time(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "an unknown time" : MINUTE_IN_ZONE.format(instant.atZone(nameable(zone)));
    }

    /** Formats the day of an instant in a time zone, such as 4 Dec 2026. */
    public static String date(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "an unknown day" : DAY.format(instant.atZone(zone));
    }

    /** Formats how long ago an instant was, such as 3 days ago; independent of time zones. */
    public static String ago(@Nullable Instant instant, Instant now) {
        if (instant == null) {
            return "at an unknown time";
        }
        Duration since = Duration.between(instant, now);
        if (since.toDays() > 0) {
            return count(since.toDays(), "day") + " ago";
        }
        return since.toHours() > 0
                ? count(since.toHours(), "hour") + " ago"
                : count(since.toMinutes(), "minute") + " ago";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** Formats a day, such as 4 Dec 2026. */
    public static String date(LocalDate day) {
        return DAY.format(day);
    }

    /** Returns the zone that is called UTC for the offset without hours, which would be called Z. */
    private static ZoneId nameable(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }
}
