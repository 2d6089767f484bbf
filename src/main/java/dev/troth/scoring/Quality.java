package dev.troth.scoring;

import static dev.troth.scoring.Maths.clamp;
import static dev.troth.scoring.Maths.halves;

/** How well something was done, 0 to 1: the small functions of {@code scoring.md} 3.2. */
final class Quality {
    private Quality() {}

    /** 1/2 (importance 0) to 2 (importance 1). */
    static double weight(double importance) {
        return StrictMath.pow(4, importance - 0.5);
    }

    /** After how many days of lateness half of a promise of this length is gone. */
    static double lateHalf(double duration, Parameters p) {
        return Math.max(p.get(Parameter.LATE_MINIMUM), p.get(Parameter.LATE_FRACTION) * duration);
    }

    /** What lateness leaves of a promise. */
    static double afterDelay(double late, double duration, Parameters p) {
        return late <= 0 ? 1 : halves(late / lateHalf(duration, p));
    }

    static double kept(double scope, double late, double duration, double overrun, Parameters p) {
        return clamp(scope)
                * afterDelay(late, duration, p)
                * halves(Math.max(0, overrun) / p.get(Parameter.OVERRUN_HALF));
    }

    /**
     * @param notice share of the promised time that was left when we spoke up, 0 to 1
     * @param silent what the same change would have been worth unannounced
     * @param time the how-manyth change of terms this is, from 1
     */
    static double renegotiated(double notice, double silent, int time, Parameters p) {
        double late = (1 - notice) * (1 - notice);
        double penalty = p.get(Parameter.RENEGOTIATION) * late + p.get(Parameter.RENEGOTIATION_AGAIN) * (time - 1);
        return 1 - (1 - silent) * Math.min(1, penalty);
    }

    /** How well an issue was acknowledged; while it is not, as if it were on {@code day}. */
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

    /** What is left of the customer's patience when an issue is (or would be) resolved on {@code day}. */
    static double resolved(OpenIssue issue, double day, Parameters p) {
        double mild = p.get(Parameter.RESOLVE_HALF_MILD);
        double half = mild - (mild - p.get(Parameter.RESOLVE_HALF_SEVERE)) * issue.severity();
        double share = p.get(Parameter.ACKNOWLEDGE_SHARE);
        return halves((day - issue.raised()) / half) * (1 - share + share * acknowledged(issue, day, p));
    }

    static double response(double days, Parameters p) {
        return halves(Math.max(0, days - p.get(Parameter.RESPONSE_PROMPT)) / p.get(Parameter.RESPONSE_HALF));
    }
}
