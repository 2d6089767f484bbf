package dev.troth.exchange.calendar;

import dev.troth.exchange.reader.SkipReason;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Occurrences of an event that an entry says did not take place.
 *
 * @param first time of the first occurrence of the series; null if the file does not have it
 * @param part times in the series of the occurrences that the entry decides about
 * @param reason reason for each occurrence
 */
record Ending(@Nullable Instant first, Predicate<Instant> part, Reason reason) {
    static final Ending NONE = new Ending(null, original -> false, (account, original) -> null);

    /** Returns why an occurrence did not take place for an account; null if it did, or may have. */
    @FunctionalInterface
    interface Reason {
        @Nullable
        SkipReason of(String account, Instant original);
    }

    /**
     * Returns why a touchpoint did not take place; null if the entry does not say so.
     *
     * @param original time of its occurrence in the series; null for the first one, and for an event without a series
     */
    @Nullable
    SkipReason reason(StoredContacts.Stored touchpoint, @Nullable Instant original) {
        Instant start = first == null ? touchpoint.at() : first;
        Instant time = original == null ? start : original;
        return part.test(time) ? reason.of(touchpoint.account(), time) : null;
    }
}
