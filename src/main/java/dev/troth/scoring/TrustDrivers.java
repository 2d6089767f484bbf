package dev.troth.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What keeps a product of factors from being 1: the logarithmic mean Divisia decomposition (LMDI, Ang) against the ideal
 * partner, whose factors are all 1. Exact: contributions add up to value - 1. A factor of zero is the whole reason
 * (the analytic limit, Wood & Lenzen 2006).
 */
public final class TrustDrivers {

    /** The factors of trust. */
    public enum Factor {
        KEPT_PROMISES,
        RECENT_BREACHES,
        PAST_BREACHES,
        UNDERSTANDING,
        COVERAGE,
        RHYTHM,
        BREADTH,
        BALANCE,
        OPENNESS,
        RESPONSIVENESS,
        EXPERIENCES
    }

    private record Power(Factor factor, double exponent, double base) {
        boolean isZero() {
            return base <= 0;
        }
    }

    private TrustDrivers() {}

    /** Ordered by weight, heaviest first; they add up to trust - 1. */
    public static List<Driver<Factor>> ofTrust(Assessment assessment) {
        List<Power> powers = new ArrayList<>(credibilityPowers(assessment.credibility()));
        powers.addAll(connectionPowers(assessment));
        return decompose(powers, assessment.trust());
    }

    /** Ordered by weight, heaviest first; they add up to credibility - 1. */
    public static List<Driver<Factor>> ofCredibility(Credibility credibility) {
        return decompose(credibilityPowers(credibility), credibility.value());
    }

    /** Ordered by weight, heaviest first; they add up to connection - 1. */
    public static List<Driver<Factor>> ofConnection(Assessment assessment) {
        return decompose(connectionPowers(assessment), assessment.connection().value());
    }

    /**
     * Why trust is another one after than before, ordered by weight, heaviest first; they add up to trust after minus
     * trust before. A factor that is the same has no part in it.
     */
    public static List<Driver<Factor>> ofChange(Assessment before, Assessment after) {
        List<Power> from = new ArrayList<>(credibilityPowers(before.credibility()));
        from.addAll(connectionPowers(before));
        List<Power> to = new ArrayList<>(credibilityPowers(after.credibility()));
        to.addAll(connectionPowers(after));
        double change = after.trust() - before.trust();
        long turns = IntStream.range(0, from.size())
                .filter(i -> from.get(i).isZero() != to.get(i).isZero())
                .count();
        boolean bothAbove = before.trust() > 0 && after.trust() > 0;
        double mean = bothAbove ? Maths.logMean(after.trust(), before.trust()) : 0;
        List<Driver<Factor>> drivers = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            Power was = from.get(i);
            Power is = to.get(i);
            double contribution;
            if (bothAbove) {
                contribution = mean * is.exponent * StrictMath.log(is.base / was.base);
            } else {
                // From nothing or to nothing: those that turned are the whole reason (the analytic limit).
                contribution = turns > 0 && was.isZero() != is.isZero() ? change / turns : 0;
            }
            drivers.add(new Driver<>(is.factor, contribution));
        }
        drivers.sort(Comparator.comparingDouble(driver -> -Math.abs(driver.contribution())));
        return List.copyOf(drivers);
    }

    private static List<Power> credibilityPowers(Credibility c) {
        return List.of(
                new Power(Factor.KEPT_PROMISES, 1, c.kept()),
                new Power(Factor.RECENT_BREACHES, 1, c.recentBreaches()),
                new Power(Factor.PAST_BREACHES, 1, c.pastBreaches()),
                new Power(Factor.UNDERSTANDING, 1, c.understanding()));
    }

    private static List<Power> connectionPowers(Assessment assessment) {
        List<Power> powers = new ArrayList<>();
        for (Component component : Component.values()) {
            double exponent = assessment.parameters().get(component.exponent);
            double value = assessment.connection().component(component);
            powers.add(new Power(Factor.valueOf(component.name()), exponent, value));
        }
        return powers;
    }

    private static List<Driver<Factor>> decompose(List<Power> powers, double value) {
        long zeros = powers.stream().filter(power -> power.base <= 0).count();
        double mean = zeros == 0 ? Maths.logMean(value, 1) : 0;
        List<Driver<Factor>> drivers = new ArrayList<>();
        for (Power power : powers) {
            double contribution = zeros == 0
                    ? mean * power.exponent * StrictMath.log(power.base)
                    : power.base <= 0 ? -1.0 / zeros : 0;
            drivers.add(new Driver<>(power.factor, contribution));
        }
        drivers.sort(Comparator.comparingDouble(driver -> -Math.abs(driver.contribution())));
        return List.copyOf(drivers);
    }
}
