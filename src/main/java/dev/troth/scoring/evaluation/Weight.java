package dev.troth.scoring.evaluation;

import dev.troth.scoring.Churn;
import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The weights of the hazard that can be learned, each with a coordinate of the order of 1 and the standard deviation of
 * its Gaussian prior, whose mean is the present value.
 *
 * <p>A standard deviation of 1 on a logarithm lets one value in twenty differ by more than the factor 7: the defaults
 * are judgements, and the data of a workspace soon outweigh them. All standard deviations are judgements.
 */
enum Weight {
    /** ln λ₀. Customers of full trust are scaled with it, so κ is a coordinate of its own. */
    BASE(Parameter.VENDOR_CHURN, Scale.BASE, 1, churn -> true),
    /** κ, at least 0: trust never raises the hazard. Its parameter follows from it and λ₀. */
    TRUST(Parameter.LOYAL_RETENTION, Scale.TRUST, 1, churn -> churn.trust() > 0),
    SILENCE(Parameter.SILENCE_FACTOR, Scale.LOGARITHM, 1, churn -> churn.silence() > 0),
    STRESS(Parameter.STRESS_FACTOR, Scale.LOGARITHM, 0.5, churn -> churn.stress() > 0),
    LEAVING(Parameter.STATED_LEAVING, Scale.LOGARITHM, 0.5, churn -> churn.loyalty() < 0),
    LOYALTY(Parameter.STATED_LOYALTY, Scale.LINEAR, 0.3, churn -> churn.loyalty() > 0),
    BREACHES(
            Parameter.BREACH_AS_EXPERIENCE,
            Scale.SHOCK,
            1,
            churn -> churn.shocks().breaches() > 0),
    ISSUES(
            Parameter.ISSUE_AS_EXPERIENCE,
            Scale.SHOCK,
            1,
            churn -> churn.shocks().issues() > 0),
    /** Of experiences only: issues and breaches are shares of it, and have coordinates of their own. */
    EXPERIENCES(
            Parameter.BAD_EXPERIENCE_QUITS,
            Scale.QUITS,
            0.5,
            churn -> churn.shocks().experiences() > 0),
    CHAMPION(Parameter.CHAMPION, Scale.IMPULSE, 1, churn -> churn.championImpulse() > 0),
    PRIORITY(Parameter.PRIORITY, Scale.IMPULSE, 1, churn -> churn.priorityImpulse() > 0),
    STALL(Parameter.STALL, Scale.IMPULSE, 1, churn -> churn.stallImpulse() > 0),
    COMPETITION(Parameter.COMPETITION, Scale.IMPULSE, 1, churn -> churn.competitionImpulse() > 0),
    TENURE(Parameter.TENURE_EXPONENT, Scale.LINEAR, 0.3, churn -> churn.tenureYears() > 0),
    RENEWAL(
            Parameter.RENEWAL_SHARE,
            Scale.LINEAR,
            0.3,
            churn -> !churn.renewals().isEmpty()),
    /** Off at 0, where it starts: the only weight that may be without effect. */
    USE(Parameter.PRODUCT_USE, Scale.OPTIONAL, 0.5, churn -> churn.lowUse() > 0);

    /**
     * Learned weights stay this far above "no effect": a cause that the articles name never counts nothing, whatever a
     * few outcomes say.
     */
    private static final double SMALLEST = 0.01;

    /** A broken promise of the greatest importance stays below a worst experience: 2 · 0.75³ is below 1. */
    private static final double LARGEST_SHOCK = 0.75;

    /** e^(-4) of the base hazard at full trust: no outcomes distinguish a larger value from this one. */
    private static final double LARGEST_KAPPA = 4;

    final Parameter parameter;
    final double spread;
    private final Scale scale;

    @SuppressWarnings("ImmutableEnumChecker") // A lambda without captured variables.
    private final Predicate<Churn> cause;

    Weight(Parameter parameter, Scale scale, double spread, Predicate<Churn> cause) {
        this.parameter = parameter;
        this.scale = scale;
        this.spread = spread;
        this.cause = cause;
    }

    /** The transformation of a value of a parameter into a coordinate. */
    private enum Scale {
        LINEAR,
        /** The logarithm of a factor, which is the value itself and may be 0. */
        OPTIONAL,
        /** The logarithm of a factor. */
        LOGARITHM,
        /** The logarithm of an impulse. */
        IMPULSE,
        /** The logarithm of the third power of a severity. */
        SHOCK,
        /** The logarithm of the hazard of a share that quits. */
        QUITS,
        BASE,
        TRUST
    }

    /** Returns whether the cause is present, so that the outcome says something about the weight. */
    boolean present(Churn churn) {
        return cause.test(churn);
    }

    double coordinate(Parameters p) {
        double value = scale == Scale.TRUST ? p.kappa() : coordinate(p.get(parameter));
        return Math.clamp(value, low(), high());
    }

    double low() {
        return switch (scale) {
            case TRUST -> SMALLEST;
            case LINEAR -> Math.max(SMALLEST, parameter.min());
            case LOGARITHM -> Math.max(SMALLEST, coordinate(parameter.min()));
            case OPTIONAL, IMPULSE, SHOCK, QUITS, BASE -> coordinate(parameter.min());
        };
    }

    double high() {
        return switch (scale) {
            case TRUST -> LARGEST_KAPPA;
            case SHOCK -> coordinate(Math.min(LARGEST_SHOCK, parameter.max()));
            case LINEAR, OPTIONAL, LOGARITHM, IMPULSE, QUITS, BASE -> coordinate(parameter.max());
        };
    }

    private double coordinate(double value) {
        return switch (scale) {
            case LINEAR, OPTIONAL -> value;
            case LOGARITHM -> StrictMath.log(value);
            case IMPULSE -> StrictMath.log(Math.max(SMALLEST, value));
            case SHOCK -> 3 * StrictMath.log(Math.max(SMALLEST, value));
            case QUITS, BASE -> StrictMath.log(-StrictMath.log1p(-value));
            case TRUST -> throw new IllegalStateException("κ is not the value of a parameter.");
        };
    }

    private double value(double coordinate) {
        double value = switch (scale) {
            case LINEAR, OPTIONAL -> coordinate;
            case LOGARITHM, IMPULSE -> StrictMath.exp(coordinate);
            case SHOCK -> StrictMath.exp(coordinate / 3);
            case QUITS, BASE -> -StrictMath.expm1(-StrictMath.exp(coordinate));
            case TRUST -> throw new IllegalStateException("κ is not the value of a parameter.");
        };
        return Math.clamp(value, parameter.min(), parameter.max());
    }

    /** Returns the parameter set with the values of these coordinates. */
    static Parameters applied(List<Weight> weights, double[] x, Parameters start, String version) {
        Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
        double kappa = start.kappa();
        for (int i = 0; i < x.length; i++) {
            Weight weight = weights.get(i);
            if (weight.scale == Scale.TRUST) {
                kappa = x[i];
            } else {
                values.put(weight.parameter, weight.value(x[i]));
            }
        }
        double vendor = values.getOrDefault(Parameter.VENDOR_CHURN, start.get(Parameter.VENDOR_CHURN));
        double loyal = StrictMath.exp(StrictMath.log1p(-vendor) * StrictMath.exp(-kappa));
        double least = Math.max(Parameter.LOYAL_RETENTION.min(), 1 - vendor);
        values.put(Parameter.LOYAL_RETENTION, Math.clamp(loyal, least, Parameter.LOYAL_RETENTION.max()));
        return start.with(version, values);
    }
}
