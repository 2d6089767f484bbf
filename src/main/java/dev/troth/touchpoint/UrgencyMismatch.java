package dev.troth.touchpoint;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Urgency;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Duration;
import java.time.Instant;

/** Decides whether the stated urgency of a message of ours contradicts the time that is left (S1 L16). Pure. */
final class UrgencyMismatch {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    private UrgencyMismatch() {}

    static boolean isIn(TypedFact<Happened> touchpoint) {
        Instant answerBy = touchpoint.body().answerBy();
        Urgency urgency = touchpoint.body().urgency();
        if (answerBy == null || urgency == null || touchpoint.body().direction() != Direction.OUT) {
            return false;
        }
        Duration left = Duration.between(touchpoint.at(), answerBy);
        return switch (urgency) {
            case HIGH -> left.compareTo(WEEK) > 0;
            case NORMAL -> false;
            case LOW -> left.compareTo(DAY) < 0;
        };
    }
}
