package dev.troth.scoring;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A promise that is open.
 *
 * @param side the side that made it
 * @param made the day on which it was made
 * @param due the deadline in days, after renegotiations
 * @param weight 4^(importance - 1/2), in [1/2, 2]
 * @param budget the agreed budget, above 0; NaN when unknown
 * @param renegotiations the number of changes of terms
 * @param discount the product of the qualities of these changes, in [0, 1]: the remaining merit of fulfilling it
 * @param updates the number of progress updates
 * @param stakeholder the id of the receiver; null when unknown
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

    /** Returns the promised duration in days, at least 1e-9, so that it can be a divisor. */
    double duration() {
        return Math.max(due - made, 1e-9);
    }

    boolean overdue(double day) {
        return day > due;
    }

    OpenCommitment updated() {
        return new OpenCommitment(side, made, due, weight, budget, renegotiations, discount, updates + 1, stakeholder);
    }

    /** Returns the promise with new terms, without any evidence. */
    OpenCommitment moved(double newDue, double budgetIncrease) {
        double newBudget = budget * Math.max(1 + budgetIncrease, 1e-9);
        return new OpenCommitment(
                side, made, newDue, weight, newBudget, renegotiations, discount, updates, stakeholder);
    }

    /** Returns the promise after a change of terms of this quality, which lowers the remaining merit. */
    OpenCommitment discounted(double quality) {
        return new OpenCommitment(
                side, made, due, weight, budget, renegotiations + 1, discount * quality, updates, stakeholder);
    }
}
