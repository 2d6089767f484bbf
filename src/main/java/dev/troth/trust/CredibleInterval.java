package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

@Description(
        "A 90 % interval on the scale of the value: what the evidence leaves open. For churn it also holds a fixed "
                + "spread that stands for what the model cannot know before it was fitted to your own outcomes.")
public record CredibleInterval(
        @Description("Lower end.") double low,
        @Description("Upper end.") double high,
        @Description("The probability that the interval covers: 0.9.") double level) {
    private static final double LEVEL = 0.9;

    /** An interval of the model, on the scale of the value that is shown. */
    public static CredibleInterval of(dev.troth.scoring.Interval interval, double scale) {
        return new CredibleInterval(interval.low() * scale, interval.high() * scale, LEVEL);
    }

    /** Of a share with this mean and variance. */
    public static CredibleInterval beta(double mean, double variance) {
        return of(dev.troth.scoring.Interval.beta(mean, variance), 1);
    }
}
