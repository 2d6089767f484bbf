package dev.troth.exchange.calendar;

import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Converts the times of one calendar object to instants.
 *
 * @param zones zones by name
 * @param calendar calendar object of the times
 * @param floating zone of floating times
 */
record EventTimes(ZoneResolver zones, CalendarObject calendar, Supplier<ZoneRules> floating) {

    /** Returns this with another zone for floating times and dates. */
    EventTimes floatingIn(ZoneRules zone) {
        return new EventTimes(zones, calendar, () -> zone);
    }

    /**
     * Returns the rules of the zone of a time.
     *
     * @param property name of the property, for the error message
     * @throws RejectedException if the zone is unknown
     */
    ZoneRules zone(CalendarTime time, String property) {
        if (time.offset() != null) {
            return ZoneRules.of(time.offset());
        }
        String name = time.zone();
        return name == null
                ? floating.get()
                : zones.rules(name, calendar)
                        .orElseThrow(() -> RejectedException.invalid(
                                property,
                                "%s has the time zone \"%s\", which is unknown and not defined in the file. Maybe a"
                                        + " VTIMEZONE is missing?",
                                property,
                                name));
    }

    /**
     * Returns the instant of a time. A time that a change of the clock skips has the offset before the change (RFC 5545,
     * section 3.3.5); of a time that occurs twice, the first one counts.
     */
    Instant instant(CalendarTime time, String property) {
        return instant(time.local(), zone(time, property));
    }

    static Instant instant(LocalDateTime local, ZoneRules zone) {
        return Optional.ofNullable(zone.getTransition(local))
                .map(change -> local.toInstant(change.getOffsetBefore()))
                .orElseGet(() -> local.toInstant(zone.getOffset(local)));
    }

    /** Returns the local time at an instant. */
    static LocalDateTime local(Instant instant, ZoneRules zone) {
        return LocalDateTime.ofInstant(instant, zone.getOffset(instant));
    }
}
