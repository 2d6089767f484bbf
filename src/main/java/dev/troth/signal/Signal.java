package dev.troth.signal;

import dev.troth.ledger.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A measurement. It never changes, except by correction. */
record Signal(Instant at, SignalFact.Measured measured) {
    static Signal apply(String ref, @Nullable Signal before, Fact fact) {
        return new Signal(fact.at(), (SignalFact.Measured) fact.body());
    }
}
