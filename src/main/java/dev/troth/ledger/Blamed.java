package dev.troth.ledger;

import dev.troth.platform.Problem;

/** A fact that cannot stand where it stands, and why. Caught where facts are appended; carries no stack. */
final class Blamed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fact fact;
    private final transient Problem problem;

    Blamed(Fact fact, Problem problem) {
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
