package dev.troth.ledger;

import dev.troth.platform.common.Problem;

/**
 * Thrown when a fact is invalid at its position in the history of its subject. Caught by the append batch; has no stack
 * trace.
 */
final class FactRejectedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fact fact;
    private final transient Problem problem;

    FactRejectedException(Fact fact, Problem problem) {
        super(problem.message(), null, false, false);
        this.fact = fact;
        this.problem = problem;
    }

    Fact fact() {
        return fact;
    }

    Problem problem() {
        return problem;
    }
}
