package dev.troth.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Why a customer might leave: exact Shapley values of the churn probability over nine groups, against the ideal partner
 * (full trust, three years, nothing open). They add up to the probability minus the ideal partner's.
 *
 * @param baseline the ideal partner's probability over the same horizon
 * @param drivers ordered by weight, heaviest first
 * @param probability the account's own
 */
public record ChurnDrivers(double baseline, List<Driver<ChurnDrivers.Group>> drivers, double probability) {
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
        PRIORITY
    }

    private static final Group[] GROUPS = Group.values();
    private static final double[] WEIGHTS = weights();

    /** The reasons for {@code assessment.churn().probability(days)}. */
    public static ChurnDrivers of(Assessment assessment, double days) {
        double[] worth = Coalitions.probabilities(
                assessment.churn(),
                assessment.credibility().value(),
                assessment.connection().value(),
                days);
        List<Driver<Group>> drivers = new ArrayList<>();
        for (Group group : GROUPS) {
            drivers.add(new Driver<>(group, shapley(group.ordinal(), worth)));
        }
        drivers.sort(Comparator.comparingDouble(driver -> -Math.abs(driver.contribution())));
        return new ChurnDrivers(worth[0], List.copyOf(drivers), worth[worth.length - 1]);
    }

    private static double shapley(int group, double[] worth) {
        double value = 0;
        for (int mask = 0; mask < worth.length; mask++) {
            if ((mask >> group & 1) == 0) {
                value += WEIGHTS[Integer.bitCount(mask)] * (worth[mask | 1 << group] - worth[mask]);
            }
        }
        return value;
    }

    /** What a set of so many others weighs. */
    private static double[] weights() {
        int n = GROUPS.length;
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
