package dev.troth.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.troth.scoring.Churn;
import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import dev.troth.scoring.Shocks;
import dev.troth.scoring.Standing;
import dev.troth.scoring.evaluation.Learning.Example;
import dev.troth.scoring.evaluation.ProductUse.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Product use in worlds in which its effect on leaving is known: learned where it predicts, off where it is noise. */
class ProductUseTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 365;
    private static final BacktestSchedule TIMETABLE =
            new BacktestSchedule(List.of(START), DAYS, START.plus(Duration.ofDays(DAYS)));
    private static final Parameters STANDARD = Parameters.standard();
    private static final int ACCOUNTS = 3_000;

    /**
     * Returns accounts whose hazard is that of the model, four times the standard one, times e^(effect · low use).
     *
     * @param measured the share of accounts whose use is measured
     */
    private static List<Example> world(long seed, double effect, double measured) {
        Random random = new Random(seed);
        Parameters truth = STANDARD.with("truth", Map.of(Parameter.PRODUCT_USE, effect));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            double low = random.nextDouble() < measured ? random.nextDouble() : 0;
            Churn churn = churn(random.nextDouble(), low);
            boolean left =
                    random.nextDouble() < -Math.expm1(-4 * churn.under(truth).hazard(DAYS));
            examples.add(new Example(churn, left));
        }
        return examples;
    }

    private static Churn churn(double trust, double lowUse) {
        return new Churn(
                trust,
                0,
                trust / 2,
                1,
                0,
                0,
                new Shocks(0, 0, 0),
                0,
                0,
                0,
                0,
                lowUse,
                0,
                List.of(),
                List.of(),
                STANDARD);
    }

    private static Learning learned(List<Example> examples) {
        return Learning.of(examples, TIMETABLE, STANDARD, "learned");
    }

    private static List<Observation> predicted(List<Example> later, Parameters p) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < later.size(); i++) {
            Churn churn = later.get(i).churn().under(p);
            observations.add(new Observation(
                    "account " + i / 2,
                    START,
                    later.get(i).left(),
                    churn.probability(DAYS),
                    churn.hazard(DAYS),
                    churn.baseHazard(DAYS),
                    churn.trust(),
                    Standing.VENDOR,
                    1,
                    1,
                    2025));
        }
        return observations;
    }

    /** Learns from one period, and compares on another one, as a calibration does. */
    private static ProductUse found(long seed, double effect) {
        List<Example> past = world(seed, effect, 0.5);
        List<Example> later = world(seed + 1_000, effect, 0.5);
        Learning with = learned(past);
        if (!ProductUse.isOn(with.parameters())) {
            return ProductUse.unused(with);
        }
        Learning without = learned(past.stream().map(Example::withoutUse).toList());
        return ProductUse.compared(
                Gain.of(predicted(later, with.parameters()), predicted(later, without.parameters())));
    }

    private static Learning.LearnedWeight weight(Learning learning) {
        return learning.weights().stream()
                .filter(one -> one.parameter() == Parameter.PRODUCT_USE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void useThatPredictsDeparturesIsLearnedAndKept() {
        for (long seed = 1; seed <= 10; seed++) {
            Learning learning = learned(world(seed, 1.2, 0.5));
            assertThat(weight(learning).after()).as("seed %d", seed).isBetween(0.4, 1.8);
            assertThat(weight(learning).learned()).isTrue();
            assertThat(found(seed, 1.2).finding()).as("seed %d", seed).isEqualTo(Finding.HELPFUL);
        }
    }

    @Test
    void useThatIsNoiseStaysOff() {
        int on = 0;
        int worlds = 100;
        for (long seed = 1; seed <= worlds; seed++) {
            Learning learning = learned(world(seed, 0, 0.5));
            assertThat(weight(learning).after()).as("seed %d", seed).isBetween(0.0, 0.5);
            on += found(seed, 0).finding() == Finding.HELPFUL ? 1 : 0;
        }
        assertThat(on).isLessThanOrEqualTo(worlds / 20);
    }

    @Test
    void useThatWasHardlyMeasuredIsNotLearned() {
        Learning learning = learned(world(3, 1.2, 0.002));
        assertThat(weight(learning).present()).isPositive();
        assertThat(weight(learning).learned()).isFalse();
        assertThat(weight(learning).after()).isZero();
        assertThat(ProductUse.unused(learning).finding()).isEqualTo(Finding.TOO_FEW_DEPARTURES);
    }

    @Test
    void lowUseOfCustomersWhoStayNeverLowersTheHazard() {
        List<Example> reversed = world(5, 1.2, 0.5).stream()
                .map(one ->
                        new Example(churn(one.churn().trust(), 1 - one.churn().lowUse()), one.left()))
                .toList();
        Learning learning = learned(reversed);
        assertThat(weight(learning).after()).isZero();
        assertThat(ProductUse.unused(learning).finding()).isEqualTo(Finding.NOT_HELPFUL);
    }

    @Test
    void switchedOffVersionKeepsTheEvidenceForUse() {
        List<Example> past = world(1, 1.2, 0.5);
        Learning with = learned(past);
        Learning without = learned(past.stream().map(Example::withoutUse).toList());
        Learning off = ProductUse.switchedOff(without, with);
        assertThat(off.parameters()).isEqualTo(without.parameters());
        assertThat(weight(off))
                .isEqualTo(new Learning.LearnedWeight(
                        Parameter.PRODUCT_USE,
                        0,
                        0,
                        weight(with).present(),
                        weight(with).left(),
                        false));
        assertThat(ProductUse.off(with.parameters()).get(Parameter.PRODUCT_USE)).isZero();
        assertThat(ProductUse.off(STANDARD)).isSameAs(STANDARD);
    }

    @Test
    void gainOfTheTruthIsTheDifferenceOfTheLogarithms() {
        List<Example> one = List.of(new Example(churn(0.5, 0), true), new Example(churn(0.2, 0), false));
        List<Observation> observations = predicted(one, STANDARD);
        Gain none = Gain.of(observations, observations);
        assertThat(none.mean()).isZero();
        assertThat(none.isShown()).isFalse();
        List<Observation> other = predicted(one, STANDARD.with("o", Map.of(Parameter.VENDOR_CHURN, 0.3)));
        double left = Math.log(other.get(0).probability() / observations.get(0).probability());
        double stayed = Math.log(
                (1 - other.get(1).probability()) / (1 - observations.get(1).probability()));
        assertThat(Gain.of(other, observations).mean()).isCloseTo((left + stayed) / 2, within(1e-12));
        assertThatThrownBy(() -> Gain.of(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
