package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A touchpoint. It never changes, except by correction. */
record Touchpoint(Instant at, Happened happened) {

    static Touchpoint apply(String ref, @Nullable Touchpoint before, Fact fact) {
        return new Touchpoint(fact.at(), (Happened) fact.body());
    }
}
