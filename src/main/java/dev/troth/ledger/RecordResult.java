package dev.troth.ledger;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.UserError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a mutation.
 *
 * @param facts the recorded facts, the main one first; empty if there are errors
 * @param errors reasons why nothing was written; empty on success
 * @param replayed whether an earlier request wrote the facts
 * @param moment moment as of which the response is computed: now, or when that request was answered
 */
public record RecordResult(List<Fact> facts, List<UserError> errors, boolean replayed, AsOf moment) {

    /** The recorded fact; null if there are errors. */
    public @Nullable Fact fact() {
        return facts.isEmpty() ? null : facts.getFirst();
    }

    /** Time from which the fact counts, if it is later than the response; null otherwise. */
    public @Nullable Instant plannedFor() {
        Fact fact = fact();
        return fact != null && fact.at().isAfter(moment.asOf()) ? fact.at() : null;
    }
}
