package dev.troth.ledger;

import dev.troth.platform.common.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a fact that is recorded now may refer to an existing subject. Applies to mutations only: the facts of
 * a file come in any order, so that what they refer to may change by a later line.
 */
public interface ReferenceRule {
    /** Kind of the subjects. */
    String kind();

    /**
     * Returns why a fact cannot refer to a subject; empty if it can.
     *
     * @param at time at which the fact occurred
     * @param about facts about the subject, with corrections applied, sorted
     */
    Optional<Problem> problem(Reference reference, Instant at, List<Fact> about);
}
