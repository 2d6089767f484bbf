package dev.troth.scoring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Connection X: the weighted geometric mean of seven components ({@code scoring.md} 3.4; S1 L11-13, S3 L17, S3 L25).
 *
 * <p>X = G^.30 · R^.30 · B^.12 · V^.08 · O^.08 · Q^.06 · E^.06 with the standard exponents, which sum to 1. Coverage G
 * and rhythm R have no floor: X is 0 if either is 0. The other five are lifted to c + (1 - c)·raw with {@link
 * Parameter#COMPONENT_FLOOR} c. An account without contacts has X = 0.
 *
 * @param value X, in [0, 1]
 * @param components the components by ordinal of {@link Component}, each in [0, 1], floors included
 * @param evidence n, the decayed number of contact days at the weights of their levels; at least 0
 * @param variance X(1 - X)/(n + w + 1) with {@link Parameter#CONNECTION_PRIOR} w: the variance of a beta distribution
 *     of mean X that rests on n contact days and a prior of w. In [0, 1/4]. It treats the components as observed shares
 *     and is therefore an approximation
 * @param silence 0 while the rhythm holds, towards 1 when contact stops; multiplies the churn hazard
 * @param cadence the cadence in effect, in days, in (0, {@link Parameter#CADENCE_MAX}]
 * @param covered G0, the reached departments as a share of {@link Parameter#DEPARTMENT_TARGET}, in [0, 1]
 * @param keyPerson the stakeholder whose loss would lower coverage most; null when no stakeholder is present
 * @param departments how well each department is reached, in [0, 1], by department in natural order
 */
public record ConnectionScore(
        double value,
        List<Double> components,
        double evidence,
        double variance,
        double silence,
        double cadence,
        double covered,
        @Nullable String keyPerson,
        SortedMap<String, Double> departments)
        implements Serializable {

    /** Returns a component in [0, 1], its floor included. */
    public double component(Component component) {
        return components.get(component.ordinal());
    }

    /** Evaluates the connection of a state on {@code day}. The state must not contain later evidence. */
    static ConnectionScore of(AccountState state, double day, Parameters p) {
        Coverage coverage = Coverage.of(state, day, p);
        Rhythm rhythm = Rhythm.of(state, day, p);
        double[] values = new double[Component.values().length];
        for (Component component : Component.values()) {
            double raw = switch (component) {
                case COVERAGE -> coverage.value(p);
                case RHYTHM -> rhythm.value();
                case BREADTH -> breadth(state, day, p);
                case BALANCE -> balance(state, day, p);
                case OPENNESS -> openness(state, day, p);
                case RESPONSIVENESS -> responsiveness(state, day, p);
                case EXPERIENCES -> experiences(state, day, p);
            };
            values[component.ordinal()] = component.lift(raw, p);
        }
        double value = product(values, p);
        double evidence = state.contacts().mass(EpochDays.index(day), p);
        return new ConnectionScore(
                value,
                Arrays.stream(values).boxed().toList(),
                evidence,
                value * (1 - value) / (evidence + (p.get(Parameter.CONNECTION_PRIOR) + 1)),
                rhythm.silence(),
                rhythm.cadence(),
                coverage.all(),
                coverage.keyPerson(),
                coverage.departments());
    }

    private static double product(double[] values, Parameters p) {
        double logarithm = 0;
        for (Component component : Component.values()) {
            double value = values[component.ordinal()];
            if (value <= 0) {
                return 0;
            }
            logarithm += p.get(component.exponent) * StrictMath.log(value);
        }
        return Math.min(1, StrictMath.exp(logarithm));
    }

    private static double breadth(AccountState state, double day, Parameters p) {
        double topics = 0;
        for (DecayedSum topic : state.topics().values()) {
            double fresh = topic.decayedTo(day, p.get(Parameter.TOPIC_HALF_LIFE));
            topics += Maths.saturate(fresh, p.get(Parameter.TOPIC_SATURATION));
        }
        return Math.min(1, topics / p.get(Parameter.TOPIC_TARGET));
    }

    /** Routine contacts and pairs of a good and a bad occasion, saturating. */
    private static double balance(AccountState state, double day, Parameters p) {
        double routine = state.tallyOn(DecayedSumKind.CONTEXT_ROUTINE, day, p);
        double good = state.tallyOn(DecayedSumKind.CONTEXT_GOOD, day, p);
        double problem = state.tallyOn(DecayedSumKind.CONTEXT_PROBLEM, day, p);
        return Maths.saturate(routine + 2 * Math.min(good, problem), p.get(Parameter.CONTEXT_SATURATION));
    }

    /** Roadmaps and feedback in both directions; the four weights sum to 1 in the standard model. */
    private static double openness(AccountState state, double day, Parameters p) {
        double share = p.get(Parameter.ROADMAP_SHARE);
        double freshness = p.get(Parameter.ROADMAP_FRESH);
        double open = 0;
        for (double shared : state.roadmaps()) {
            open += share * Maths.fresh(day - shared, freshness);
        }
        double saturation = p.get(Parameter.FEEDBACK_SATURATION);
        double out = Maths.saturate(state.tallyOn(DecayedSumKind.FEEDBACK_OUT, day, p), saturation);
        double in = Maths.saturate(state.tallyOn(DecayedSumKind.FEEDBACK_IN, day, p), saturation);
        return open + p.get(Parameter.FEEDBACK_SHARE) * out + p.get(Parameter.FEEDBACK_SHARE) * in;
    }

    /** The mean of the beta distribution of prompt answers with a prior of one prompt answer in two. */
    private static double responsiveness(AccountState state, double day, Parameters p) {
        return (1 + state.tallyOn(DecayedSumKind.RESPONSES_PROMPT, day, p))
                / (2 + state.tallyOn(DecayedSumKind.RESPONSES, day, p));
    }

    /** The share of good experiences with a prior of one good in two; open issues count as bad ones. */
    private static double experiences(AccountState state, double day, Parameters p) {
        double good = state.tallyOn(DecayedSumKind.EXPERIENCES_GOOD, day, p);
        double bad = state.tallyOn(DecayedSumKind.EXPERIENCES_BAD, day, p);
        for (OpenIssue issue : state.issues().values()) {
            if (issue.ours()) {
                bad += issue.severity() * (1 - Quality.resolved(issue, day, p));
            }
        }
        return (1 + good) / (2 + good + p.get(Parameter.BAD_EXPERIENCE_WEIGHT) * bad);
    }
}
