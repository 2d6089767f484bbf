package dev.troth.trust.score;

import org.eclipse.microprofile.graphql.Description;

@Description("90 % credible interval on the scale of the value: the uncertainty left by the evidence. For churn it "
        + "includes a fixed spread for model error before calibration to the outcomes of the workspace.")
public record CredibleInterval(
        @Description("Lower bound.") double low,
        @Description("Upper bound.") double high,

        @Description("Probability covered by the interval: 0.9.")
        double level) {
    private static final double LEVEL = 0.9;
    /** Quantile of the normal distribution at 0.95. */
    private static final double Z = 1.6448536269514722;

    /** Converts an interval of the model to the scale of the API. */
    public static CredibleInterval of(dev.troth.scoring.CredibleInterval interval, double scale) {
        return new CredibleInterval(interval.low() * scale, interval.high() * scale, LEVEL);
    }

    /** Returns the Wilson score interval of a share, which contains the share even at 0 and 1. */
    public static CredibleInterval wilson(int part, int whole) {
        double share = (double) part / whole;
        double squared = Z * Z;
        double scale = 1 + squared / whole;
        double center = (share + squared / (2 * whole)) / scale;
        double half = Z * Math.sqrt(share * (1 - share) / whole + squared / (4.0 * whole * whole)) / scale;
        return new CredibleInterval(part == 0 ? 0 : center - half, part == whole ? 1 : center + half, LEVEL);
    }

    /** Returns the interval of a share with this mean and variance. */
    public static CredibleInterval beta(double mean, double variance) {
        return of(dev.troth.scoring.CredibleInterval.beta(mean, variance), 1);
    }
}
