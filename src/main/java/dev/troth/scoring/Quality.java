package dev.troth.scoring;

import static dev.troth.scoring.Maths.clamp;
import static dev.troth.scoring.Maths.halves;

/** The quality of deliveries and answers, in [0, 1]: the elementary functions of {@code scoring.md} 3.2. */
final class Quality {
    private Quality() {}

    /**
     * Returns the weight of a promise, 4^(importance - 1/2), in [1/2, 2]. The base is a definition: the most important
     * promise weighs four times the least important one, an average one weighs 1.
     */
    static double weight(double importance) {
        return StrictMath.pow(4, importance - 0.5);
    }

    /**
     * Returns the shock of a bad experience, severity³, in [0, 1]: convex, so that a slip counts less than its share of
     * a worst experience.
     */
    static double shock(double severity) {
        return severity * severity * severity;
    }

    /** Returns the lateness, in days, that halves the quality of a promise of {@code duration} days. */
    static double lateHalf(double duration, Parameters p) {
        return Math.max(p.get(Parameter.LATE_MINIMUM), p.get(Parameter.LATE_FRACTION) * duration);
    }

    /** Returns the quality that lateness leaves, 2^(-late/h), in [0, 1]; 1 when not late. */
    static double afterDelay(double late, double duration, Parameters p) {
        return late <= 0 ? 1 : halves(late / lateHalf(duration, p));
    }

    /**
     * Returns scope · 2^(-late/h) · 2^(-overrun/{@link Parameter#OVERRUN_HALF}); {@code overrun} is a share of the
     * budget.
     */
    static double kept(double scope, double late, double duration, double overrun, Parameters p) {
        return clamp(scope)
                * afterDelay(late, duration, p)
                * halves(Math.max(0, overrun) / p.get(Parameter.OVERRUN_HALF));
    }

    /**
     * Returns the quality of a change of terms, 1 - (1 - silent)·min(1, r(1 - notice)² + a(time - 1)), in [0, 1].
     *
     * @param notice the share of the promised duration that was left at the announcement, in [0, 1]
     * @param silent the quality that the same change would have had unannounced, in [0, 1]
     * @param time the number of this change of terms, from 1
     */
    static double renegotiated(double notice, double silent, int time, Parameters p) {
        double late = (1 - notice) * (1 - notice);
        double penalty = p.get(Parameter.RENEGOTIATION) * late + p.get(Parameter.RENEGOTIATION_AGAIN) * (time - 1);
        return 1 - (1 - silent) * Math.min(1, penalty);
    }

    /** Returns the quality of the acknowledgement, in [0, 1]; for an open issue as if it happened on {@code day}. */
    static double acknowledged(OpenIssue issue, double day, Parameters p) {
        double when = Double.isNaN(issue.acknowledged()) ? day : issue.acknowledged();
        double waited = Math.max(0, when - issue.raised());
        double wait = p.get(Parameter.HEATED_WAIT);
        if (issue.heated() && waited < wait) {
            double hasty = p.get(Parameter.ACKNOWLEDGE_HASTY);
            return hasty + (1 - hasty) * waited / wait;
        }
        return halves(Math.max(0, waited - wait) / p.get(Parameter.ACKNOWLEDGE_HALF));
    }

    /** Returns the quality of resolving an issue on {@code day}, in [0, 1]. */
    static double resolved(OpenIssue issue, double day, Parameters p) {
        double mild = p.get(Parameter.RESOLVE_HALF_MILD);
        double half = mild - (mild - p.get(Parameter.RESOLVE_HALF_SEVERE)) * issue.severity();
        double share = p.get(Parameter.ACKNOWLEDGE_SHARE);
        return halves((day - issue.raised()) / half) * (1 - share + share * acknowledged(issue, day, p));
    }

    /**
     * Returns the quality of an answer after {@code days} days, in [0, 1]; 1 up to {@link Parameter#RESPONSE_PROMPT}.
     */
    static double response(double days, Parameters p) {
        return halves(Math.max(0, days - p.get(Parameter.RESPONSE_PROMPT)) / p.get(Parameter.RESPONSE_HALF));
    }
}
