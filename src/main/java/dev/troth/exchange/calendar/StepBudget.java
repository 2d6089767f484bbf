package dev.troth.exchange.calendar;

import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;

/** Limit of the work that the recurrence rules of one event may cause. */
final class StepBudget {
    /** Maximum number of days and times to examine: hourly for 50 years, or every second of five days. */
    static final int STEPS = 1_000_000;

    private int left = STEPS;

    /**
     * Counts a number of steps.
     *
     * @throws RejectedException if the budget is used up
     */
    void use(int steps) {
        left -= steps;
        check(0);
    }

    /**
     * Checks that a number of steps is left.
     *
     * @throws RejectedException if it is not
     */
    void check(long steps) {
        if (left < steps) {
            throw RejectedException.because(new Problem(
                    ProblemCode.TOO_LARGE,
                    "RRULE yields too many times: more than 1,000,000 days and times would have to be examined. Maybe FREQ"
                            + " is wrong?",
                    "RRULE"));
        }
    }
}
