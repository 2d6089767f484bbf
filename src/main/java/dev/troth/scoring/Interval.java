package dev.troth.scoring;

import java.io.Serializable;

/** A 90 % interval: what the evidence leaves open, on the scale of the value. */
public record Interval(double low, double high) implements Serializable {

    /**
     * The 5 % and 95 % quantiles of the beta distribution with this mean and variance (matched moments; Josang &
     * McAnally on products of opinions), never excluding the mean itself.
     */
    public static Interval beta(double mean, double variance) {
        if (mean <= 0 || variance <= 0) {
            return new Interval(mean, mean);
        }
        double n = mean * (1 - mean) / variance - 1;
        if (n <= 0) {
            return new Interval(0, 1);
        }
        double a = mean * n;
        double b = (1 - mean) * n;
        return new Interval(Math.min(mean, Beta.quantile(a, b, 0.05)), Math.max(mean, Beta.quantile(a, b, 0.95)));
    }
}
