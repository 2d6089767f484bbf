package dev.troth.scoring;

import java.io.Serializable;

/**
 * A request of the customer that is not answered yet ({@code scoring.md} 3.2).
 *
 * @param asked the day on which it was asked
 * @param needed the day by which the customer needs the answer; NaN when unknown
 * @param weight 4^(importance - 1/2), in [1/2, 2]
 */
record OpenRequest(double asked, double needed, double weight) implements Serializable {

    /** Returns whether the customer already needed the answer. */
    boolean overdue(double day) {
        return day > needed;
    }

    /**
     * Returns the notice of an answer on {@code day}, in [0, 1]: the share of the time until {@code needed} that is
     * left; without that date it halves per {@link Parameter#NOTICE_HALF}.
     */
    double notice(double day, Parameters p) {
        if (Double.isNaN(needed)) {
            return Maths.halves((day - asked) / p.get(Parameter.NOTICE_HALF));
        }
        return Maths.clamp((needed - day) / duration());
    }

    /** Returns the quality of an answer on {@code day}, in [0, 1]: that of an equally late promise; 1 in time. */
    double quality(double day, Parameters p) {
        return overdue(day) ? Quality.afterDelay(day - needed, duration(), p) : 1;
    }

    /** Returns the weight of leaving it unanswered, in promises. */
    double stake(Parameters p) {
        return p.get(Parameter.UNANSWERED_REQUEST) * weight;
    }

    private double duration() {
        return Math.max(needed - asked, 1e-9);
    }
}
