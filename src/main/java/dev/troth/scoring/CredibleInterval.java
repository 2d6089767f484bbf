package dev.troth.scoring;

import java.io.Serializable;

/**
 * A 90 % interval on the scale of its value.
 *
 * <p>For scores it is an equal-tailed credible interval: the 5 % and 95 % quantiles of a beta distribution. The level
 * is a convention of the API, not a parameter of the model: a narrower level would change no score, and fields that are
 * documented as "90 %" must stay comparable between model versions.
 *
 * @param low the lower end
 * @param high the upper end; at least {@code low}
 */
public record CredibleInterval(double low, double high) implements Serializable {
    /** The probability below {@code low} and above {@code high}: 5 % on each side. */
    static final double TAIL = 0.05;

    /**
     * The 95 % quantile of the standard normal distribution: the half-width of a 90 % interval in standard deviations.
     */
    public static final double Z = 1.6448536269514722;

    /**
     * Returns the interval of a score that is 0 on {@code evidence} observations: from 0 to the 95 % quantile of the
     * beta distribution after so many failures and a uniform prior, 1 - 0.05^(1/(evidence + 1)).
     *
     * @param evidence the number of observations, at least 0
     */
    static CredibleInterval ofZero(double evidence) {
        return new CredibleInterval(0, 1 - StrictMath.pow(TAIL, 1 / (evidence + 1)));
    }

    /**
     * Returns the equal-tailed 90 % credible interval of the beta distribution with the given mean and variance (method
     * of moments: α = m·n, β = (1 - m)·n with n = m(1 - m)/v - 1; Josang and McAnally 2004 justify it for products).
     *
     * <p>The interval always contains the mean. The variance is the uncertainty of the evidence only; the form of the
     * model is assumed to be right. Special cases: the interval is the mean alone if {@code mean <= 0} or {@code
     * variance
     * <= 0}, and [0, 1] if the variance is at least m(1 - m), which no beta distribution has.
     *
     * @param mean m, at most 1
     * @param variance v
     * @return an interval within [0, 1] for a mean in [0, 1]
     */
    public static CredibleInterval beta(double mean, double variance) {
        if (mean <= 0 || variance <= 0) {
            return new CredibleInterval(mean, mean);
        }
        double n = mean * (1 - mean) / variance - 1;
        if (n <= 0) {
            return new CredibleInterval(0, 1);
        }
        double a = mean * n;
        double b = (1 - mean) * n;
        return new CredibleInterval(
                Math.min(mean, BetaDistribution.quantile(a, b, TAIL)),
                Math.max(mean, BetaDistribution.quantile(a, b, 1 - TAIL)));
    }
}
