package dev.troth.scoring;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A promise that is still owed.
 *
 * @param made the day it was given
 * @param due the day it is due, after renegotiations
 * @param weight 1/2 to 2, from its importance
 * @param budget NaN when nothing was said
 * @param renegotiations how often its terms were changed
 * @param discount what the changes of terms left of the merit of keeping it
 * @param updates how often its receivers were told how far it is
 */
record OpenCommitment(
        Side side,
        double made,
        double due,
        double weight,
        double budget,
        int renegotiations,
        double discount,
        int updates,
        @Nullable String stakeholder)
        implements Serializable {

    /** How long the promise runs, in days; never zero, so that shares of it make sense. */
    double duration() {
        return Math.max(due - made, 1e-9);
    }

    boolean overdue(double day) {
        return day > due;
    }

    OpenCommitment updated() {
        return new OpenCommitment(side, made, due, weight, budget, renegotiations, discount, updates + 1, stakeholder);
    }

    OpenCommitment renegotiated(double newDue, double quality) {
        return new OpenCommitment(
                side, made, newDue, weight, budget, renegotiations + 1, discount * quality, updates, stakeholder);
    }
}
