package dev.troth.scoring;

import dev.troth.scoring.Drivers.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The drivers of a score that is a product of factors, by logarithmic mean Divisia index decomposition (LMDI-I, Ang
 * 2004).
 *
 * <p>For T = Π x_k^a_k, the contribution of factor k to the change from T₀ to T is L(T, T₀)·a_k·ln(x_k/x_k₀) with the
 * logarithmic mean L(a, b) = (a - b)/(ln a - ln b). Contributions add up exactly to T - T₀ and change their sign when
 * the two states are exchanged. The reference is the ideal partner, whose factors are all 1, or another state. If a
 * factor changes from or to 0, the analytic limit applies (Wood and Lenzen 2006): the factors that do so share the
 * change equally, all others contribute 0.
 */
public final class TrustDrivers {

    /** The factors of trust: four of credibility, then the seven components of connection. */
    public enum Factor {
        /** K of {@link Credibility}. */
        KEPT_COMMITMENTS,
        /** M1 of {@link Credibility}. */
        RECENT_BREACHES,
        /** M2 of {@link Credibility}. */
        PAST_BREACHES,
        /** U of {@link Credibility}. */
        UNDERSTANDING,
        /** {@link Component#COVERAGE}. */
        COVERAGE,
        /** {@link Component#RHYTHM}. */
        RHYTHM,
        /** {@link Component#BREADTH}. */
        BREADTH,
        /** {@link Component#BALANCE}. */
        BALANCE,
        /** {@link Component#OPENNESS}. */
        OPENNESS,
        /** {@link Component#RESPONSIVENESS}. */
        RESPONSIVENESS,
        /** {@link Component#EXPERIENCES}. */
        EXPERIENCES
    }

    private record Power(Factor factor, double exponent, double base) {
        boolean isZero() {
            return base <= 0;
        }
    }

    private TrustDrivers() {}

    /** Returns the drivers of trust against the ideal partner; none is positive, and they add up to T - 1. */
    public static Drivers<Factor> ofTrust(Assessment assessment) {
        return againstIdeal(trustPowers(assessment), assessment.trust());
    }

    /** Returns the drivers of a credibility against the ideal partner; they add up to C - 1. */
    public static Drivers<Factor> ofCredibility(Credibility credibility) {
        return againstIdeal(credibilityPowers(credibility), credibility.value());
    }

    /** Returns the drivers of connection against the ideal partner; they add up to X - 1. */
    public static Drivers<Factor> ofConnection(Assessment assessment) {
        return againstIdeal(
                connectionPowers(assessment), assessment.connection().value());
    }

    /** Returns the drivers of the change of trust between two assessments; an unchanged factor contributes 0. */
    public static Drivers<Factor> ofChange(Assessment before, Assessment after) {
        return change(trustPowers(before), before.trust(), trustPowers(after), after.trust());
    }

    /** Returns the drivers of the change of a credibility. */
    public static Drivers<Factor> ofChange(Credibility before, Credibility after) {
        return change(credibilityPowers(before), before.value(), credibilityPowers(after), after.value());
    }

    /** Returns the drivers of the change of connection between two assessments. */
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
