package dev.troth.scoring.evaluation;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * The net benefit of acting on the top tenth of predictions (decision curve, Vickers and Elkin 2006), as TRIPOD asks: of
 * n predictions, the departures that were acted on, minus the other actions at the exchange rate that the threshold
 * implies, divided by n. A team that acts from a risk of 10 % on counts one departure as much as nine calls that were
 * not needed.
 *
 * @param threshold the lowest risk of the top tenth, in [0, 1]
 * @param acted the number of predictions at or above it, above 0
 * @param left the number of those that were followed by a departure
 * @param benefit the net benefit of acting on them, at most the observed share
 * @param everybody the net benefit of acting on all predictions at the same exchange rate; that of acting on none is 0
 */
public record NetBenefit(double threshold, int acted, int left, double benefit, double everybody)
        implements Serializable {
    /** A list that an account team can work through in a quarter. A choice of reporting. */
    private static final double SHARE = 0.1;

    /** @param observations the predictions with their outcomes, at least one */
    static NetBenefit of(List<Observation> observations) {
        int n = observations.size();
        double threshold = observations.stream()
                .map(Observation::probability)
                .sorted(Comparator.reverseOrder())
                .skip((long) Math.ceil(SHARE * n) - 1)
                .findFirst()
                .orElseThrow();
        int acted = 0;
        int left = 0;
        int all = 0;
        for (Observation one : observations) {
            boolean above = one.probability() >= threshold;
            acted += above ? 1 : 0;
            left += above && one.left() ? 1 : 0;
            all += one.left() ? 1 : 0;
        }
        return new NetBenefit(
                threshold, acted, left, benefit(left, acted - left, n, threshold), benefit(all, n - all, n, threshold));
    }

    private static double benefit(int hits, int misses, int n, double threshold) {
        return threshold >= 1 ? hits / (double) n : (hits - misses * threshold / (1 - threshold)) / n;
    }
}
