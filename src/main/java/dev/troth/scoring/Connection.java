package dev.troth.scoring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Connection X: the weighted product of seven components (S3): nobody to talk to, or no rhythm at all, and there is
 * none.
 *
 * @param value X, 0 to 1
 * @param components by ordinal of {@link Component}, with their floors
 * @param evidence decayed number of contact days
 * @param silence 0 while the rhythm holds, towards 1 when it breaks off
 * @param cadence the rhythm that counts, in days
 * @param covered G0, the reached departments as a share of the target
 * @param keyPerson the stakeholder we can least do without
 * @param departments how well each department is reached, 0 to 1
 */
public record Connection(
        double value,
        List<Double> components,
        double evidence,
        double silence,
        double cadence,
        double covered,
        @Nullable String keyPerson,
        SortedMap<String, Double> departments)
        implements Serializable {

    public double component(Component component) {
        return components.get(component.ordinal());
    }

    public double variance() {
        return value * (1 - value) / (evidence + 3);
    }

    static Connection of(AccountState state, double day, Parameters p) {
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
        return new Connection(
                product(values, p),
                Arrays.stream(values).boxed().toList(),
                state.contacts().mass(Days.index(day), p),
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
            double fresh = topic.on(day, p.get(Parameter.TOPIC_HALF_LIFE));
            topics += Maths.saturate(fresh, p.get(Parameter.TOPIC_SATURATION));
        }
        return Math.min(1, topics / p.get(Parameter.TOPIC_TARGET));
    }

    private static double balance(AccountState state, double day, Parameters p) {
        double routine = state.tallyOn(Tally.CONTEXT_ROUTINE, day, p);
        double good = state.tallyOn(Tally.CONTEXT_GOOD, day, p);
        double problem = state.tallyOn(Tally.CONTEXT_PROBLEM, day, p);
        return Maths.saturate(routine + 2 * Math.min(good, problem), p.get(Parameter.CONTEXT_SATURATION));
    }

    private static double openness(AccountState state, double day, Parameters p) {
        double share = p.get(Parameter.ROADMAP_SHARE);
        double freshness = p.get(Parameter.ROADMAP_FRESH);
        double open = 0;
        for (double shared : state.roadmaps()) {
            open += share * Maths.fresh(day - shared, freshness);
        }
        double saturation = p.get(Parameter.FEEDBACK_SATURATION);
        double out = Maths.saturate(state.tallyOn(Tally.FEEDBACK_OUT, day, p), saturation);
        double in = Maths.saturate(state.tallyOn(Tally.FEEDBACK_IN, day, p), saturation);
        return open + p.get(Parameter.FEEDBACK_SHARE) * out + p.get(Parameter.FEEDBACK_SHARE) * in;
    }

    private static double responsiveness(AccountState state, double day, Parameters p) {
        return (1 + state.tallyOn(Tally.RESPONSES_PROMPT, day, p)) / (2 + state.tallyOn(Tally.RESPONSES, day, p));
    }

    private static double experiences(AccountState state, double day, Parameters p) {
        double good = state.tallyOn(Tally.EXPERIENCES_GOOD, day, p);
        double bad = state.tallyOn(Tally.EXPERIENCES_BAD, day, p);
        for (OpenIssue issue : state.issues().values()) {
            if (issue.ours()) {
                bad += issue.severity() * (1 - Quality.resolved(issue, day, p));
            }
        }
        return (1 + good) / (2 + good + p.get(Parameter.BAD_EXPERIENCE_WEIGHT) * bad);
    }
}
