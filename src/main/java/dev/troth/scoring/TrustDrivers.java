package dev.troth.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What keeps a product of factors from being 1, or moved it: the logarithmic mean Divisia decomposition (LMDI, Ang),
 * against the ideal partner, whose factors are all 1, or against another state. Exact, and the same backwards with the
 * sign turned. A factor that turns from or to zero is the whole reason (the analytic limit, Wood & Lenzen 2006).
 */
public final class TrustDrivers {

    /** The factors of trust. */
    public enum Factor {
        KEPT_COMMITMENTS,
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

    /** They add up to trust - 1. */
    public static Drivers<Factor> ofTrust(Assessment assessment) {
        return againstIdeal(trustPowers(assessment), assessment.trust());
    }

    /** They add up to credibility - 1. */
    public static Drivers<Factor> ofCredibility(Credibility credibility) {
        return againstIdeal(credibilityPowers(credibility), credibility.value());
    }

    /** They add up to connection - 1. */
    public static Drivers<Factor> ofConnection(Assessment assessment) {
        return againstIdeal(
                connectionPowers(assessment), assessment.connection().value());
    }

    /** Why trust is another one after than before. A factor that is the same has no part in it. */
    public static Drivers<Factor> ofChange(Assessment before, Assessment after) {
        return change(trustPowers(before), before.trust(), trustPowers(after), after.trust());
    }

    /** Why credibility is another one after than before. */
    public static Drivers<Factor> ofChange(Credibility before, Credibility after) {
        return change(credibilityPowers(before), before.value(), credibilityPowers(after), after.value());
    }

    /** Why connection is another one after than before. */
    public static Drivers<Factor> ofConnectionChange(Assessment before, Assessment after) {
        return change(
                connectionPowers(before),
                before.connection().value(),
                connectionPowers(after),
                after.connection().value());
    }

    private static List<Power> trustPowers(Assessment assessment) {
        List<Power> powers = new ArrayList<>(credibilityPowers(assessment.credibility()));
        powers.addAll(connectionPowers(assessment));
        return powers;
    }

    private static List<Power> credibilityPowers(Credibility c) {
        return List.of(
                new Power(Factor.KEPT_COMMITMENTS, 1, c.kept()),
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

    private static Drivers<Factor> againstIdeal(List<Power> powers, double value) {
        List<Power> ideal = powers.stream()
                .map(power -> new Power(power.factor, power.exponent, 1))
                .toList();
        return change(ideal, 1, powers, value);
    }

    private static Drivers<Factor> change(List<Power> from, double before, List<Power> to, double after) {
        long turns = IntStream.range(0, from.size())
                .filter(i -> from.get(i).isZero() != to.get(i).isZero())
                .count();
        boolean bothAbove = before > 0 && after > 0;
        double mean = bothAbove ? Maths.logMean(after, before) : 0;
        List<Driver<Factor>> drivers = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            Power was = from.get(i);
            Power is = to.get(i);
            double contribution;
            if (bothAbove) {
                contribution = mean * is.exponent * StrictMath.log(is.base / was.base);
            } else {
                contribution = was.isZero() == is.isZero() ? 0 : (after - before) / turns;
            }
            drivers.add(new Driver<>(is.factor, contribution));
        }
        return new Drivers<>(before, drivers, after);
    }
}
