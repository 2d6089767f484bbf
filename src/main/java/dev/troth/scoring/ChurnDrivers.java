package dev.troth.scoring;

import dev.troth.scoring.Drivers.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The drivers of the churn probability: exact Shapley values (Shapley 1953) over groups of causes, against the ideal
 * partner (trust 1, three years of tenure, no impulse, nothing open) or between two assessments.
 *
 * <p>The Shapley value of a group is its average marginal effect over all orders in which groups can be switched from
 * the reference to the assessment; all 2^n coalitions are evaluated. Values add up to the difference of the
 * probabilities.
 */
public final class ChurnDrivers {
    /** The tenure of the ideal partner, in years: part of the definition of the reference ({@code scoring.md} 3.7). */
    static final double IDEAL_TENURE_YEARS = 3;

    /** The groups of causes of churn. */
    public enum Group {
        /** Credibility, as a factor of trust. */
        CREDIBILITY,
        /** Connection, as a factor of trust. */
        CONNECTION,
        /** Contact that stopped. */
        SILENCE,
        /** Difficult times of the account or the market. */
        STRESS,
        /** The duration of the relationship. */
        TENURE,
        /** Bad experiences and breaches. */
        BAD_EXPERIENCES,
        /** Open issues and overdue promises. */
        OPEN_ITEMS,
        /** Stakeholders who left. */
        CHAMPION,
        /** Priorities that dropped. */
        PRIORITY,
        /** A stall without a reason. */
        STALL,
        /** Competition. */
        COMPETITION,
        /** Stated loyalty or intent to leave. */
        LOYALTY,
        /** Product use, as long as its factor is on. */
        PRODUCT_USE,
        /**
         * A renewal that came closer, passed or was agreed; only for changes, because the ideal partner has the same.
         */
        RENEWAL
    }

    /** The number of groups in which an account can differ from the ideal partner: all but the last. */
    static final int AGAINST_IDEAL = Group.RENEWAL.ordinal();

    private static final Group[] GROUPS = Group.values();

    private ChurnDrivers() {}

    /**
     * Returns the drivers of {@code assessment.churn().probability(days)} against the ideal partner at the same
     * horizon.
     *
     * @param assessment the assessment
     * @param days the horizon in days, at least 0
     * @return the drivers of the groups in which an account can differ from the ideal partner
     */
    public static Drivers<Group> of(Assessment assessment, double days) {
        Coalitions coalitions = Coalitions.of(assessment, days);
        double[] worth = coalitions.probabilities();
        List<Driver<Group>> drivers = new ArrayList<>();
        for (int group = 0; group < AGAINST_IDEAL; group++) {
            // A group that has no effect in any coalition has the Shapley value 0 and needs no coalitions.
            int place = coalitions.differing().indexOf(GROUPS[group]);
            double value =
                    place < 0 ? 0 : shapley(place, worth, coalitions.differing().size());
            drivers.add(new Driver<>(GROUPS[group], value));
        }
        return new Drivers<>(worth[0], drivers, worth[worth.length - 1]);
    }

    /**
     * Returns the drivers of the change of the probability between two assessments.
     *
     * @param before the first assessment
     * @param after the second assessment
     * @param days the horizon in days, at least 0
     * @return the drivers of the groups that differ; empty when none does
     */
    public static Drivers<Group> ofChange(Assessment before, Assessment after, double days) {
        List<Group> differing = Mixture.differing(before, after);
        int n = differing.size();
        double[] worth = new double[1 << n];
        for (int set = 0; set < worth.length; set++) {
            int mask = set;
            List<Group> fromAfter = IntStream.range(0, n)
                    .filter(i -> (mask >> i & 1) == 1)
                    .mapToObj(differing::get)
                    .toList();
            worth[set] = Mixture.of(before, after, fromAfter).probability(days);
        }
        List<Driver<Group>> drivers = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            drivers.add(new Driver<>(differing.get(i), shapley(i, worth, n)));
        }
        return new Drivers<>(worth[0], drivers, worth[worth.length - 1]);
    }

    private static double shapley(int group, double[] worth, int groups) {
        double[] weights = weights(groups);
        double value = 0;
        for (int mask = 0; mask < worth.length; mask++) {
            if ((mask >> group & 1) == 0) {
                value += weights[Integer.bitCount(mask)] * (worth[mask | 1 << group] - worth[mask]);
            }
        }
        return value;
    }

    /** The weights k!(n - k - 1)!/n! of coalitions with k other groups. */
    private static double[] weights(int n) {
        double[] weights = new double[n];
        for (int others = 0; others < n; others++) {
            weights[others] = factorial(others) * factorial(n - others - 1) / factorial(n);
        }
        return weights;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
