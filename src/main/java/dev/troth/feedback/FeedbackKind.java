package dev.troth.feedback;

import org.eclipse.microprofile.graphql.Description;

/** What was asked or said, and on which scale. */
@Description("What was asked or said. Its value, where it has one, is on the scale given.")
public enum FeedbackKind {
    @Description("In words. A value, if any, from -1 (bad) to 1 (good).")
    COMMENT(-1, 1),
    @Description("How likely they are to recommend us, 0 to 10.")
    NPS(0, 10),
    @Description("How satisfied they are, 1 to 5.")
    CSAT(1, 5),
    @Description("How much effort it takes them, 1 (none) to 7 (a lot).")
    EFFORT(1, 7),
    @Description("How the relationship feels, 0 to 10, said openly by either side.")
    PULSE(0, 10),
    @Description("Whether they call themselves loyal: 0 or 1.")
    LOYALTY(0, 1),
    @Description("What they take us for, or we believe they do: 0 a vendor, 1 a partner.")
    PERCEPTION(0, 1),
    @Description("Whether they like us, 1 to 5.")
    LIKE(1, 5),
    @Description("Whether they feel that we care, 1 to 5.")
    CARE(1, 5),
    @Description("Whether they find us professional, 1 to 5.")
    PROFESSIONAL(1, 5),
    @Description("Whether they find us authentic, 1 to 5.")
    AUTHENTIC(1, 5),
    @Description("What somebody independent found, such as a mystery shopper, 0 to 1.")
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

    /** A value of this kind as a share, 0 the worst and 1 the best. */
    double share(double value) {
        double share = (value - low) / (high - low);
        return this == EFFORT ? 1 - share : share;
    }
}
