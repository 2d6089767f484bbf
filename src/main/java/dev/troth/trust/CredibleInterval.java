package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

@Description("90 % credible interval on the scale of the value: the uncertainty left by the evidence. For churn it "
        + "includes a fixed spread for model error before calibration to the outcomes of the workspace.")
public record CredibleInterval(
        @Description("Lower bound.") double low,
        @Description("Upper bound.") double high,

        @Description("Probability covered by the interval: 0.9.")
        double level) {
    private static final double LEVEL = 0.9;

    /** Converts an interval of the model to the scale of the API. */
    public static CredibleInterval of(dev.troth.scoring.Interval interval, double scale) {
        return new CredibleInterval(interval.low() * scale, interval.high() * scale, LEVEL);
    }

    /** Returns the interval of a share with this mean and variance. */
    public static CredibleInterval beta(double mean, double variance) {
        return of(dev.troth.scoring.Interval.beta(mean, variance), 1);
    }
}
