package dev.troth.signal;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measurement, and when it ended. Pure function of the facts.
 *
 * @param endedAt null while it applies
 */
record Signal(
        Instant at, SignalFact.Measured measured, @Nullable Instant endedAt) {
    static Signal apply(String ref, @Nullable Signal before, Fact fact) {
        if (!(fact.body() instanceof SignalFact.Ended)) {
            return new Signal(fact.at(), (SignalFact.Measured) fact.body(), null);
        }
        if (before == null) {
            throw RejectedException.unknown(
                    "signal",
                    "There is no signal \"%s\" at %s. Maybe it was recorded later, or under another ref?",
                    ref,
                    fact.at());
        }
        if (before.endedAt != null) {
            throw RejectedException.transition(
                    "Signal \"%s\" ended on %s, so it cannot end on %s.", ref, before.endedAt, fact.at());
        }
        return new Signal(before.at, before.measured, fact.at());
    }

    /** Returns the end: as recorded, or else as expected; null if there is none. */
    @Nullable
    Instant until() {
        Instant expected = measured.until();
        return endedAt == null || (expected != null && expected.isBefore(endedAt)) ? expected : endedAt;
    }
}
