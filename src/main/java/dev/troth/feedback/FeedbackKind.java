package dev.troth.feedback;

import org.eclipse.microprofile.graphql.Description;

/** Kinds of feedback with their scales. */
@Description("Kind of feedback. The value, if any, is on the given scale.")
public enum FeedbackKind {
    @Description("Comment. Its value, if any, ranges from -1 (bad) to 1 (good).")
    COMMENT(-1, 1),
    @Description("Likelihood that they recommend us, 0 to 10.")
    NPS(0, 10),
    @Description("Satisfaction, 1 to 5.")
    CSAT(1, 5),
    @Description("Effort for them, 1 (none) to 7 (a lot).")
    EFFORT(1, 7),
    @Description("State of the relationship as openly stated by either side, 0 to 10.")
    PULSE(0, 10),
    @Description("Whether they call themselves loyal: 0 (no) or 1 (yes).")
    LOYALTY(0, 1),
    @Description("Perception of us, stated by them or estimated by us: 0 (vendor) or 1 (partner).")
    PERCEPTION(0, 1),
    @Description("Degree to which they like us, 1 to 5.")
    LIKE(1, 5),
    @Description("Degree to which they feel cared for, 1 to 5.")
    CARE(1, 5),
    @Description("Degree to which they find us professional, 1 to 5.")
    PROFESSIONAL(1, 5),
    @Description("Degree to which they find us authentic, 1 to 5.")
    AUTHENTIC(1, 5),
    @Description("Result of an independent audit, for example by a mystery shopper, 0 to 1.")
    AUDIT(0, 1);

    private final double low;
    private final double high;

    FeedbackKind(double low, double high) {
        this.low = low;
        this.high = high;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** Returns a value of this kind as a share, from 0 (worst) to 1 (best). */
    public double share(double value) {
        double share = (value - low) / (high - low);
        return this == EFFORT ? 1 - share : share;
    }
}
