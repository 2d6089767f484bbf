package dev.troth.scoring.evaluation;

import dev.troth.scoring.Churn;
import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Weights of the causes of leaving, learned from the outcomes of a workspace ({@code scoring.md} 3.6): the maximum of a
 * penalised discrete-time likelihood within the bounds of the parameters.
 *
 * <p>Only the hazard is learned. Trust, credibility and connection keep their definition, so a learned version changes
 * what follows from a score, never the score. The laws hold for every result, because they hold for every value within
 * the bounds: impulses are at least 0, factors at least 1, and trust never raises the hazard.
 *
 * @param parameters the parameter set with the learned weights
 * @param weights the learned weights, and those for which there was no evidence, in the order of {@link Weight}
 * @param before the penalised log-likelihood of the first parameter set
 * @param after that of the learned one, at least {@code before}
 */
public record Learning(Parameters parameters, List<LearnedWeight> weights, double before, double after)
        implements Serializable {
    /** The half-lives of the hazard that are learned; those of scores are part of their definition. */
    private static final List<Parameter> HALF_LIVES =
            List.of(Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE, Parameter.CHAMPION_HALF_LIFE);

    /** Half-lives are tried at these factors of their present value; the likelihood is flat between them. */
    private static final double[] FACTORS = {0.5, 2};

    /** The standard deviation of the prior of the logarithm of a half-life; a judgement. */
    private static final double HALF_LIFE_SPREAD = 0.5;

    /** The number of predictions from which the weights are learned at most; more would not change the second digit. */
    static final int MOST = 100_000;

    /** A weight is learned from at least this number of predictions before a departure in which its cause is present. */
    static final int FEWEST = 5;

    /**
     * A prediction from which the weights are learned.
     *
     * @param churn the churn at the instant of the prediction
     * @param left whether the customer left within the horizon
     */
    public record Example(Churn churn, boolean left) implements Serializable {
        /** Returns the prediction as if product use had never been measured. */
        public Example withoutUse() {
            return new Example(churn.withoutUse(), left);
        }
    }

    /**
     * A weight or a half-life before and after.
     *
     * @param parameter the parameter
     * @param before its value before
     * @param after its value after; equal to {@code before} if it was not learned
     * @param present the number of predictions in which the cause was present; null for a half-life, which has no
     *     evidence of its own to count: a prediction tells about it only through the weight of its cause
     * @param left the number of those that were followed by a departure; null for a half-life
     * @param learned whether it was learned: a weight, if enough departures followed its cause; a half-life, if another
     *     value than the present one was the best
     */
    public record LearnedWeight(
            Parameter parameter,
            double before,
            double after,
            @Nullable Integer present,
            @Nullable Integer left,
            boolean learned)
            implements Serializable {}

    /**
     * Learns the weights.
     *
     * @param examples the predictions with their outcomes, at least one, all under {@code start}
     * @param timetable the timetable of the predictions
     * @param start the parameter set of the predictions, which is also the mean of the priors
     * @param version the name of the new version
     * @return the learned weights
     * @throws IllegalArgumentException if there are no examples
     */
    public static Learning of(List<Example> examples, BacktestSchedule timetable, Parameters start, String version) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("There are no predictions to learn from.");
        }
        List<LearnedWeight> evidence = Arrays.stream(Weight.values())
                .map(weight -> evidence(weight, examples, start))
                .toList();
        List<Weight> free = Arrays.stream(Weight.values())
                .filter(weight -> evidence.get(weight.ordinal()).learned())
                .toList();
        Search search = new Search(free, thinned(examples), timetable, start, version);
        HazardFit.Maximum maximum = new HazardFit(
                        search,
                        coordinates(free, start),
                        free.stream().mapToDouble(weight -> weight.spread).toArray(),
                        free.stream().mapToDouble(Weight::low).toArray(),
                        free.stream().mapToDouble(Weight::high).toArray())
                .maximum();
        Parameters learned = search.parameters(maximum.x());
        return new Learning(
                learned, evidence.stream().map(one -> after(one, learned)).toList(), maximum.start(), maximum.end());
    }

    /**
     * Learns the weights and the half-lives of the hazard: of each half-life the best of half, once and twice its present
     * value, each with its best weights.
     *
     * @param examples the predictions with their outcomes under {@code start}, at least one
     * @param walk predicts under some parameter sets at once; each must be the one of its predictions
     * @param timetable the timetable of the predictions
     * @param start the parameter set to start from
     * @param version the name of the new version
     * @return the learned weights and half-lives
     */
    public static Learning withHalfLives(
            List<Example> examples,
            Function<List<Parameters>, List<List<Example>>> walk,
            BacktestSchedule timetable,
            Parameters start,
            String version) {
        Learning first = of(examples, timetable, start, version);
        Learning best = first;
        Parameters from = start;
        double value = first.after;
        for (Parameter halfLife : HALF_LIVES) {
            List<Parameters> tried = tried(halfLife, from, start, version);
            List<List<Example>> walked = walk.apply(tried);
            for (int i = 0; i < tried.size(); i++) {
                Learning learned = of(walked.get(i), timetable, tried.get(i), version);
                double off = StrictMath.log(tried.get(i).get(halfLife) / start.get(halfLife)) / HALF_LIFE_SPREAD;
                double penalised = learned.after - off * off / 2;
                if (penalised > value) {
                    value = penalised;
                    best = learned;
                    from = tried.get(i);
                }
            }
        }
        return new Learning(best.parameters, halfLivesToo(best, start), first.before, value);
    }

    private static List<Parameters> tried(Parameter halfLife, Parameters base, Parameters start, String version) {
        return Arrays.stream(FACTORS)
                .map(factor -> Math.clamp(factor * start.get(halfLife), halfLife.min(), halfLife.max()))
                .mapToObj(days -> base.with(version, Map.of(halfLife, days)))
                .toList();
    }

    private static List<LearnedWeight> halfLivesToo(Learning best, Parameters start) {
        List<LearnedWeight> all = new ArrayList<>(best.weights);
        for (Parameter halfLife : HALF_LIVES) {
            double before = start.get(halfLife);
            double after = best.parameters.get(halfLife);
            all.add(new LearnedWeight(halfLife, before, after, null, null, after != before));
        }
        return List.copyOf(all);
    }

    /**
     * Describes the data before anything is learned.
     *
     * @param observations the predictions
     * @param examples the same predictions
     * @param timetable their timetable
     * @param renewals the number of renewals
     * @param start the parameter set of the predictions
     */
    public static LearningData data(
            List<Observation> observations,
            List<Example> examples,
            BacktestSchedule timetable,
            int renewals,
            Parameters start) {
        return new LearningData(
                (int) observations.stream().map(Observation::account).distinct().count(),
                (int) observations.stream().map(Observation::at).distinct().count(),
                renewals,
                timetable.weight()
                        * observations.stream().filter(Observation::left).count(),
                (int) Arrays.stream(Weight.values())
                        .filter(weight -> evidence(weight, examples, start).learned())
                        .count());
    }

    private static double[] coordinates(List<Weight> free, Parameters start) {
        return free.stream().mapToDouble(weight -> weight.coordinate(start)).toArray();
    }

    private static LearnedWeight evidence(Weight weight, List<Example> examples, Parameters start) {
        int present = 0;
        int left = 0;
        for (Example example : examples) {
            if (weight.present(example.churn())) {
                present++;
                left += example.left() ? 1 : 0;
            }
        }
        double before = start.get(weight.parameter);
        return new LearnedWeight(weight.parameter, before, before, present, left, left >= FEWEST);
    }

    private static LearnedWeight after(LearnedWeight one, Parameters learned) {
        return new LearnedWeight(
                one.parameter(), one.before(), learned.get(one.parameter()), one.present(), one.left(), one.learned());
    }

    /** Takes every n-th prediction, so that all accounts and months are represented. */
    private static List<Example> thinned(List<Example> examples) {
        int step = (examples.size() + MOST - 1) / MOST;
        List<Example> kept = new ArrayList<>();
        for (int i = 0; i < examples.size(); i += step) {
            kept.add(examples.get(i));
        }
        return kept;
    }

    /** The likelihood as a function of the coordinates of the free weights. */
    private static final class Search implements HazardFit.Problem {
        private static final double TINY = 1e-12;

        private final List<Weight> free;
        private final List<Example> examples;
        private final BacktestSchedule timetable;
        private final Parameters start;
        private final String version;

        Search(
                List<Weight> free,
                List<Example> examples,
                BacktestSchedule timetable,
                Parameters start,
                String version) {
            this.free = free;
            this.examples = examples;
            this.timetable = timetable;
            this.start = start;
            this.version = version;
        }

        Parameters parameters(double[] x) {
            return Weight.applied(free, x, start, version);
        }

        @Override
        public int size() {
            return examples.size();
        }

        @Override
        public boolean left(int observation) {
            return examples.get(observation).left();
        }

        @Override
        public double weight() {
            return timetable.weight();
        }

        @Override
        public void logHazards(double[] x, double[] logHazards) {
            Parameters p = parameters(x);
            for (int i = 0; i < logHazards.length; i++) {
                double hazard = examples.get(i).churn().under(p).hazard(timetable.days());
                logHazards[i] = StrictMath.log(Math.max(TINY, hazard));
            }
        }
    }
}
