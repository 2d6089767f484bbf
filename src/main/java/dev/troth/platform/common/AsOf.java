package dev.troth.platform.common;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bitemporal point of view of a read: facts that had occurred by {@code asOf} (valid time) and, if {@code knownAt} is
 * set, that had been recorded by then (transaction time).
 */
public record AsOf(Instant asOf, @Nullable Instant knownAt) {
    /** Moment as of which all facts are visible. */
    public static final AsOf END_OF_TIME = at(Instant.parse("9999-01-01T00:00:00Z"));

    public static AsOf at(Instant asOf) {
        return new AsOf(asOf, null);
    }

    /** Returns whether a fact with these two times is visible as of this moment. */
    public boolean sees(Instant happened, Instant recorded) {
        return !happened.isAfter(asOf) && (knownAt == null || !recorded.isAfter(knownAt));
    }
}
