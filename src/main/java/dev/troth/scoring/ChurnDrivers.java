package dev.troth.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Why a customer might leave: exact Shapley values of the churn probability over groups of reasons, against the ideal
 * partner (full trust, three years, nothing open) or against another state of the same account.
 */
public final class ChurnDrivers {
    static final double IDEAL_TENURE_YEARS = 3;

    /** What pushes a customer out, or keeps one. */
    public enum Group {
        CREDIBILITY,
        CONNECTION,
        SILENCE,
        STRESS,
        TENURE,
        BAD_EXPERIENCES,
        OPEN_ITEMS,
        CHAMPION,
        PRIORITY,
        /** A renewal that came nearer, passed or was agreed on: only between two instants, for both sides have it else. */
        RENEWAL
    }

    /** The groups in which an account can differ from the ideal partner; all but the last. */
    static final int AGAINST_IDEAL = Group.RENEWAL.ordinal();

    private static final Group[] GROUPS = Group.values();

    private ChurnDrivers() {}

    /** The reasons for {@code assessment.churn().probability(days)}, against the ideal partner's over the same horizon. */
    public static Drivers<Group> of(Assessment assessment, double days) {
        double[] worth = Coalitions.probabilities(
                assessment.churn(),
                assessment.credibility().value(),
                assessment.connection().value(),
                days);
        List<Driver<Group>> drivers = new ArrayList<>();
        for (int group = 0; group < AGAINST_IDEAL; group++) {
            drivers.add(new Driver<>(GROUPS[group], shapley(group, worth, AGAINST_IDEAL)));
        }
        return new Drivers<>(worth[0], drivers, worth[worth.length - 1]);
    }

    /** Why the probability is another one after than before. A group that is the same has no part in it. */
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

    /** What a set of so many others weighs. */
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
