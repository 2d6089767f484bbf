package dev.troth.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The maximum of known likelihoods. */
class HazardFitTest {
    private static final double WIDE = 1e3;

    /** Hazards e^(x · causes) with three causes, the first of which is always 1. */
    private static final class Linear implements HazardFit.Problem {
        private final double[][] causes;
        private final boolean[] left;

        Linear(long seed, int size, double... truth) {
            Random random = new Random(seed);
            causes = new double[size][];
            left = new boolean[size];
            for (int i = 0; i < size; i++) {
                causes[i] = new double[] {1, random.nextGaussian(), random.nextInt(2)};
                left[i] = random.nextDouble() < -Math.expm1(-Math.exp(product(causes[i], truth)));
            }
        }

        private static double product(double[] causes, double[] x) {
            double sum = 0;
            for (int k = 0; k < x.length; k++) {
                sum += causes[k] * x[k];
            }
            return sum;
        }

        @Override
        public int size() {
            return left.length;
        }

        @Override
        public boolean left(int observation) {
            return left[observation];
        }

        @Override
        public double weight() {
            return 1;
        }

        @Override
        public void logHazards(double[] x, double[] logHazards) {
            Arrays.setAll(logHazards, i -> product(causes[i], x));
        }
    }

    private static HazardFit fit(HazardFit.Problem problem, double spread, double low, double high) {
        return new HazardFit(problem, new double[3], fill(spread), fill(low), fill(high));
    }

    private static double[] fill(double value) {
        double[] all = new double[3];
        Arrays.fill(all, value);
        return all;
    }

    @Test
    void weightsOfALargeSampleAreRecovered() {
        HazardFit.Maximum maximum =
                fit(new Linear(1, 60_000, -2, 0.7, 0.5), WIDE, -10, 10).maximum();
        assertThat(maximum.x()[0]).isCloseTo(-2, within(0.06));
        assertThat(maximum.x()[1]).isCloseTo(0.7, within(0.04));
        assertThat(maximum.x()[2]).isCloseTo(0.5, within(0.08));
        assertThat(maximum.end()).isGreaterThan(maximum.start());
    }

    @Test
    void interceptAloneIsTheHazardOfTheObservedShare() {
        Linear problem = new Linear(2, 500, -1, 0, 0);
        double share = 0;
        for (int i = 0; i < problem.size(); i++) {
            share += problem.left(i) ? 1.0 / problem.size() : 0;
        }
        double[] low = {-10, 0, 0};
        double[] high = {10, 1e-12, 1e-12};
        double[] x = new HazardFit(problem, new double[3], fill(1e6), low, high)
                .maximum()
                .x();
        assertThat(x[0]).isCloseTo(Math.log(-Math.log1p(-share)), within(1e-5));
    }

    @Test
    void weightOfTheWrongSignStaysAtItsBound() {
        HazardFit.Maximum maximum =
                fit(new Linear(3, 5_000, -1, -0.8, 0.4), WIDE, 0, 10).maximum();
        assertThat(maximum.x()[1]).isZero();
        HazardFit.Maximum free =
                fit(new Linear(3, 5_000, -1, -0.8, 0.4), WIDE, -10, 10).maximum();
        assertThat(free.x()[1]).isCloseTo(-0.8, within(0.1));
        assertThat(free.end()).isGreaterThan(maximum.end());
    }

    @Test
    void noOtherPointWithinTheBoundsIsBetter() {
        Linear problem = new Linear(4, 2_000, -1.5, 0.5, 0.3);
        HazardFit.Maximum maximum = fit(problem, 0.4, -1, 1).maximum();
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            double[] other = new double[3];
            Arrays.setAll(other, k -> Math.clamp(maximum.x()[k] + 0.05 * random.nextGaussian(), -1, 1));
            assertThat(penalised(problem, other, 0.4)).isLessThanOrEqualTo(maximum.end() + 1e-6);
        }
    }

    private static double penalised(Linear problem, double[] x, double spread) {
        double[] logs = new double[problem.size()];
        problem.logHazards(x, logs);
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            double hazard = Math.exp(logs[i]);
            sum += problem.left(i) ? Math.log(-Math.expm1(-hazard)) : -hazard;
        }
        for (double each : x) {
            sum -= each * each / spread / spread / 2;
        }
        return sum;
    }

    @Test
    void fewOutcomesChangeLittle() {
        double[] x = fit(new Linear(6, 5, -2, 1, 1), 0.1, -10, 10).maximum().x();
        assertThat(Arrays.stream(x).map(Math::abs).max().orElseThrow()).isLessThan(0.15);
    }
}
