package dev.troth.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    /** The reasons for {@code assessment.churn().probability(days)}. */
    public static ChurnDrivers of(Assessment assessment, double days) {
        double[] worth = worth(assessment, days);
        List<Driver<Group>> drivers = new ArrayList<>();
        for (Group group : GROUPS) {
            drivers.add(new Driver<>(group, shapley(group.ordinal(), worth)));
        }
        drivers.sort(Comparator.comparingDouble(driver -> -Math.abs(driver.contribution())));
        return new ChurnDrivers(worth[0], List.copyOf(drivers), worth[worth.length - 1]);
    }

    /** The probability for every set of groups; bit k of the index says whether group k is as it is. */
    private static double[] worth(Assessment assessment, double days) {
        double[] worth = new double[1 << GROUPS.length];
        for (int mask = 0; mask < worth.length; mask++) {
            Set<Group> set = EnumSet.noneOf(Group.class);
            for (Group group : GROUPS) {
                if ((mask >> group.ordinal() & 1) == 1) {
                    set.add(group);
                }
            }
            worth[mask] = assessment
                    .churn()
                    .only(
                            set,
                            assessment.credibility().value(),
                            assessment.connection().value())
                    .probability(days);
        }
        return worth;
    }

    private static double shapley(int group, double[] worth) {
        int n = GROUPS.length;
        double value = 0;
        for (int mask = 0; mask < worth.length; mask++) {
            if ((mask >> group & 1) == 0) {
                int others = Integer.bitCount(mask);
                double weight = factorial(others) * factorial(n - others - 1) / factorial(n);
                value += weight * (worth[mask | 1 << group] - worth[mask]);
            }
        }
        return value;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
