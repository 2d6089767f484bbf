package dev.troth.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From where one looks: what had happened by {@code asOf}, and, where {@code knownAt} is given, only what had been
 * recorded by then.
 */
public record Moment(Instant asOf, @Nullable Instant knownAt) {
    /** From where everything can be seen. */
    public static final Moment END_OF_TIME = at(Instant.parse("9999-01-01T00:00:00Z"));

    public static Moment at(Instant asOf) {
        return new Moment(asOf, null);
    }

    /** Whether everything up to these two instants can be seen from here. */
    public boolean sees(Instant happened, Instant recorded) {
        return !happened.isAfter(asOf) && (knownAt == null || !recorded.isAfter(knownAt));
    }
}
