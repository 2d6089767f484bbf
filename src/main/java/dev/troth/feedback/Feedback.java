package dev.troth.feedback;

import dev.troth.ledger.Fact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** State of a feedback: the fact itself. It changes only by corrections. */
record Feedback(Instant at, FeedbackFact given) {
    static Feedback apply(String ref, @Nullable Feedback before, Fact fact) {
        return new Feedback(fact.at(), (FeedbackFact) fact.body());
    }
}
