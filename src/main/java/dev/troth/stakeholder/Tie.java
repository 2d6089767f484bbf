package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of a tie. Pure function of the facts.
 *
 * @param endedAt null while it is active
 * @param endReason reason of the end; null if it was not recorded
 */
record Tie(
        Instant tiedAt,
        StakeholderFact.Tied tied,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    static Tie apply(String ref, @Nullable Tie before, Fact fact) {
        if (fact.body() instanceof StakeholderFact.Tied tied) {
            return new Tie(fact.at(), tied, null, null);
        }
        if (before == null) {
            throw RejectedException.unknown("tie", "There is no tie \"%s\" at %s.", ref, fact.at());
        }
        if (before.endedAt() != null) {
            throw RejectedException.transition("Tie \"%s\" already ended on %s.", ref, before.endedAt());
        }
        String reason = fact.body() instanceof StakeholderFact.TieEnded ended ? ended.reason() : null;
        return new Tie(before.tiedAt(), before.tied(), fact.at(), reason);
    }
}
