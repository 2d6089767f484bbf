package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

@Description(
        "A 90 % interval on the scale of the value: what the evidence leaves open. For churn it also holds a fixed "
                + "spread that stands for what the model cannot know before it was fitted to your own outcomes.")
public record Interval(
        @Description("Lower end.") double low,
        @Description("Upper end.") double high) {

    static Interval of(dev.troth.scoring.Interval interval, double scale) {
        return new Interval(interval.low() * scale, interval.high() * scale);
    }

    /** Of a share with this mean and variance. */
    public static Interval beta(double mean, double variance) {
        return of(dev.troth.scoring.Interval.beta(mean, variance), 1);
    }
}
