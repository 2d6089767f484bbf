package dev.troth.exchange.calendar;

import java.time.Instant;
import java.util.List;

/** Touchpoints that earlier imports of calendars created. */
@FunctionalInterface
interface StoredContacts {
    /**
     * A touchpoint.
     *
     * @param account ref of its account
     */
    record Stored(String ref, String account, Instant at) {}

    /**
     * Returns the touchpoints of an event and its occurrences, except those that something else than a calendar has
     * corrected.
     *
     * @param key key of the event, which precedes a colon in their refs
     */
    List<Stored> of(String key);
}
