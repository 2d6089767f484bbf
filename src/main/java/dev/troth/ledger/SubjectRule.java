package dev.troth.ledger;

import dev.troth.platform.common.Problem;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rule about the subjects of one kind among each other, which the fold of a single subject cannot see. Applies to mutations
 * and files alike.
 */
public interface SubjectRule {
    /** Kind of the subjects. */
    String kind();

    /**
     * Returns the check of one batch, which reads what it needs for the whole batch.
     *
     * @param facts facts of the batch about subjects of the kind, corrections included
     */
    Check check(Collection<Fact> facts);

    /** Check of the subjects of a batch, one after the other. */
    interface Check {
        /** Returns whether a fact is rejected if the state of its subject breaks the rule. */
        boolean concerns(Fact fact);

        /**
         * Returns why the state of a subject breaks the rule; empty if it does not, and then the following subjects are checked
         * beside this state.
         *
         * @param state null if the subject was retracted
         */
        Optional<Problem> problem(String ref, @Nullable Object state);
    }
}
