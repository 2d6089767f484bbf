package dev.troth.platform.common;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats values for messages. */
public final class HumanReadable {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HumanReadable() {}

    /** Formats an instant, such as 4 Dec 2026 09:30 UTC. */
    public static String time(@Nullable Instant instant) {
        return instant == null ? "an unknown time" : MINUTE.format(instant);
    }
}
