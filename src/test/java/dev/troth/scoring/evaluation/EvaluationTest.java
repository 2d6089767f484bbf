package dev.troth.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import dev.troth.scoring.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluation of predictions and calibration to their outcomes. */
class EvaluationTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final BacktestSchedule YEARLY =
            new BacktestSchedule(List.of(START), 365, START.plus(Duration.ofDays(365)));

    private static Observation seen(String account, int month, double probability, boolean left) {
        double hazard = -Math.log1p(-probability);
        Instant at = START.plus(Duration.ofDays(30L * month));
        return new Observation(account, at, left, probability, hazard, hazard / 2, 0.5, Standing.VENDOR, 1, 1, 2024);
    }

    /** Predictions whose true hazard is the predicted one after a line on its logarithm. */
    private static List<Observation> world(long seed, int accounts, double shift, double slope) {
        Random random = new Random(seed);
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            double hazard = Math.exp(-4 + 4 * random.nextDouble());
            double truth = -Math.expm1(-Math.exp(shift + slope * Math.log(hazard)));
            boolean left = random.nextDouble() < truth;
            all.add(new Observation(
                    "a" + i, START, left, -Math.expm1(-hazard), hazard, hazard / 2, 0.5, Standing.VENDOR, 1, 1, 2024));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aucEqualsTheShareOfCorrectlyOrderedPairs(long seed) {
        Random random = new Random(seed);
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(seen("a" + i % 40, i / 40, Math.round(random.nextDouble() * 20) / 25.0, random.nextInt(4) == 0));
        }
        double right = 0;
        double pairs = 0;
        for (Observation left : all) {
            for (Observation stayed : all) {
                if (left.left() && !stayed.left()) {
                    pairs++;
                    right += left.probability() > stayed.probability()
                            ? 1
                            : left.probability() == stayed.probability() ? 0.5 : 0;
                }
            }
        }
        Auc auc = Evaluation.of(all).auc();
        assertThat(auc.value()).isCloseTo(right / pairs, within(1e-12));
        assertThat(auc.interval().low()).isLessThan(auc.value());
        assertThat(auc.interval().high()).isGreaterThan(auc.value());
        Collections.shuffle(all, random);
        assertThat(Evaluation.of(all).auc().value()).isCloseTo(auc.value(), within(1e-12));
    }

    @Test
    void aucIntervalContainsTheTrueValueInAboutNineOfTenSamples() {
        double truth = Evaluation.of(world(1, 200_000, 0, 1)).auc().value();
        int held = 0;
        for (long seed = 1; seed <= 200; seed++) {
            Auc auc = Evaluation.of(world(1000 + seed, 300, 0, 1)).auc();
            held += auc.interval().low() <= truth && truth <= auc.interval().high() ? 1 : 0;
        }
        assertThat(held).isBetween(168, 192);
    }

    @Test
    void repeatedPredictionsLeaveTheAucIntervalUnchanged() {
        List<Observation> once = world(5, 300, 0, 1);
        List<Observation> thrice = new ArrayList<>(once);
        thrice.addAll(once);
        thrice.addAll(once);
        Auc one = Evaluation.of(once).auc();
        Auc three = Evaluation.of(thrice).auc();
        assertThat(three.interval().low()).isCloseTo(one.interval().low(), within(1e-9));
    }

    @Test
    void evaluationWithoutDeparturesHasNoAucAndNoSkill() {
        Evaluation evaluation = Evaluation.of(List.of(seen("a", 0, 0.1, false), seen("b", 0, 0.2, false)));
        assertThat(evaluation.auc().value()).isNaN();
        assertThat(evaluation.skill()).isNaN();
        assertThatThrownBy(() -> Evaluation.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void trueProbabilitiesAreCalibratedAndHaveSkill() {
        Evaluation evaluation = Evaluation.of(world(7, 20_000, 0, 1));
        assertThat(evaluation.calibrationError()).isLessThan(0.012);
        assertThat(evaluation.skill()).isPositive();
        assertThat(evaluation.bins())
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.count()).isEqualTo(2000));
        assertThat(evaluation.predicted()).isCloseTo(evaluation.observed(), within(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.5, -0.7, 0.5})
    void learnedLineReducesTheCalibrationErrorOfLaterOutcomes(double shift) {
        List<Observation> past = world(11, 5_000, shift, 1.3);
        Calibration learned = Calibration.from(past, YEARLY);
        List<Observation> later = world(12, 20_000, shift, 1.3).stream()
                .map(one -> recalibrated(one, learned))
                .toList();
        Evaluation before = Evaluation.of(world(12, 20_000, shift, 1.3));
        Evaluation after = Evaluation.of(later);
        assertThat(after.calibrationError()).isLessThan(0.015).isLessThan(before.calibrationError() / 2);
        assertThat(after.auc().value()).isCloseTo(before.auc().value(), within(0.005));
    }

    private static Observation recalibrated(Observation one, Calibration learned) {
        double raw = one.hazard() + (learned.baseRatio() - 1) * one.base();
        double probability = -Math.expm1(-Math.exp(learned.shift() + learned.slope() * Math.log(raw)));
        return new Observation(
                one.account(), one.at(), one.left(), probability, raw, one.base(), 0.5, Standing.VENDOR, 1, 1, 2024);
    }

    @Test
    void calibrationOfFewOutcomesStaysNearTheModel() {
        Calibration learned = Calibration.from(world(3, 10, -1.5, 1), YEARLY);
        assertThat(learned.baseRatio()).isBetween(0.3, 1.6);
        assertThat(learned.slope()).isBetween(0.6, 1.4);
        assertThatThrownBy(() -> Calibration.from(List.of(), YEARLY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void calibratedParametersScaleTheBaseHazardAndKeepKappa() {
        Parameters standard = Parameters.standard();
        Parameters learned = new Calibration(0.5, -0.2, 1.1, 40, 400).applied(standard, "2");
        assertThat(learned.baseHazard()).isCloseTo(standard.baseHazard() / 2, within(1e-12));
        assertThat(learned.kappa()).isCloseTo(standard.kappa(), within(1e-9));
        assertThat(learned.get(Parameter.CALIBRATION_SLOPE)).isEqualTo(1.1);
        assertThat(learned.version()).isEqualTo("2");
    }

    @Test
    void departureBelowTheMedianIsGreenAndOneAboveTheAlarmHasLeadTime() {
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(seen("quiet" + i, 0, 0.05 + i * 0.02, false));
        }
        Warning.Heights heights = Warning.Heights.of(all);
        Instant left = START.plus(Duration.ofDays(95));
        List<Observation> warned = List.of(
                seen("w", 0, 0.01, false), seen("w", 1, 0.9, true), seen("w", 2, 0.9, true), seen("w", 3, 0.9, true));
        Warning one = Warning.of(left, warned, 90, heights).orElseThrow();
        assertThat(one.leadDays()).isCloseTo(65, within(0.01));
        assertThat(one.green()).isFalse();
        Warning other =
                Warning.of(left, List.of(seen("g", 3, 0.06, true)), 90, heights).orElseThrow();
        assertThat(other.green()).isTrue();
        assertThat(other.leadDays()).isZero();
        assertThat(Warning.of(left.plus(Duration.ofDays(300)), warned, 90, heights))
                .isEmpty();
    }
}
