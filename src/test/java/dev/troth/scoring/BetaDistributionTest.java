package dev.troth.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the beta distribution with that of Apache Commons Statistics, an independent implementation. */
class BetaDistributionTest {
    private static final int POINTS = 20_000;

    @Test
    void cumulativeProbabilityMatchesCommonsStatistics() {
        Random random = new Random(1);
        for (int i = 0; i < POINTS; i++) {
            double a = shape(random);
            double b = shape(random);
            BetaDistribution expected = BetaDistribution.of(a, b);
            // Half of the points near the mean, where the distribution of large shapes lies.
            double x = random.nextBoolean()
                    ? random.nextDouble()
                    : Maths.clamp(
                            expected.getMean() + 3 * random.nextGaussian() * StrictMath.sqrt(expected.getVariance()));
            assertThat(dev.troth.scoring.BetaDistribution.cumulative(a, b, x))
                    .as("a = %s, b = %s, x = %s", a, b, x)
                    .isCloseTo(expected.cumulativeProbability(x), within(1e-10));
        }
    }

    @Test
    void quantileMatchesCommonsStatistics() {
        Random random = new Random(2);
        for (int i = 0; i < POINTS / 20; i++) {
            double a = 0.05 + 50 * random.nextDouble();
            double b = 0.05 + 50 * random.nextDouble();
            double p = 0.01 + 0.98 * random.nextDouble();
            assertThat(dev.troth.scoring.BetaDistribution.quantile(a, b, p))
                    .as("a = %s, b = %s, p = %s", a, b, p)
                    .isCloseTo(BetaDistribution.of(a, b).inverseCumulativeProbability(p), within(1e-9));
        }
    }

    /** Between 0.001 and 10,000, evenly on a logarithmic scale. */
    private static double shape(Random random) {
        return StrictMath.pow(10, -3 + 7 * random.nextDouble());
    }

    @Test
    void logGammaMatchesFactorials() {
        double factorial = 0;
        for (int n = 1; n <= 170; n++) {
            factorial += StrictMath.log(n);
            assertThat(dev.troth.scoring.BetaDistribution.logGamma(n + 1.0))
                    .isCloseTo(factorial, within(1e-11 * Math.max(1, factorial)));
        }
        assertThat(dev.troth.scoring.BetaDistribution.logGamma(0.5))
                .isCloseTo(StrictMath.log(Math.PI) / 2, within(1e-14));
        assertThat(dev.troth.scoring.BetaDistribution.logGamma(0.25))
                .isCloseTo(StrictMath.log(3.6256099082219083), within(1e-14));
    }

    @Test
    void boundsOfTheSupportHaveProbabilityZeroAndOne() {
        assertThat(dev.troth.scoring.BetaDistribution.cumulative(2, 3, -1)).isZero();
        assertThat(dev.troth.scoring.BetaDistribution.cumulative(2, 3, 0)).isZero();
        assertThat(dev.troth.scoring.BetaDistribution.cumulative(2, 3, 1)).isEqualTo(1);
        assertThat(dev.troth.scoring.BetaDistribution.cumulative(2, 3, Double.POSITIVE_INFINITY))
                .isEqualTo(1);
        assertThat(dev.troth.scoring.BetaDistribution.quantile(2, 3, 0)).isZero();
        assertThat(dev.troth.scoring.BetaDistribution.quantile(2, 3, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void invalidShapeParametersAreRejectedWithTheirValue(double shape) {
        assertThatThrownBy(() -> dev.troth.scoring.BetaDistribution.cumulative(shape, 1, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The shape parameter a must be above 0, but was " + shape + ".");
        assertThatThrownBy(() -> dev.troth.scoring.BetaDistribution.quantile(1, shape, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The shape parameter b must be above 0, but was " + shape + ".");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void invalidProbabilitiesAreRejectedWithTheirValue(double p) {
        assertThatThrownBy(() -> dev.troth.scoring.BetaDistribution.quantile(1, 2, p))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The probability p must be between 0 and 1, but was " + p + ".");
    }

    @Test
    void pointThatIsNotANumberIsRejected() {
        assertThatThrownBy(() -> dev.troth.scoring.BetaDistribution.cumulative(1, 2, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The point x must be a number, but was NaN.");
    }

    @Test
    void fractionThatDoesNotConvergeIsReported() {
        assertThatThrownBy(() -> dev.troth.scoring.BetaDistribution.fraction(500, 500, 0.5, 0, 3))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("did not converge within 3 terms for a = 500.0, b = 500.0, x = 0.5");
    }

    /** Accounts with a very long history or very many breaches still have an interval. */
    @Test
    void intervalOfEveryMeanAndVarianceContainsTheMean() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            double mean = random.nextBoolean() ? random.nextDouble() : StrictMath.pow(10, -150 * random.nextDouble());
            double evidence = StrictMath.pow(10, 6 * random.nextDouble());
            double scale = random.nextBoolean() ? 1 : mean;
            CredibleInterval interval = CredibleInterval.beta(mean, scale * mean * (1 - mean) / (evidence + 1));
            assertThat(interval.low()).as("%s, %s", mean, evidence).isBetween(0.0, mean);
            assertThat(interval.high()).as("%s, %s", mean, evidence).isBetween(mean, 1.0);
        }
    }
}
