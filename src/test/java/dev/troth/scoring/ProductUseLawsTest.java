package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.P;
import static dev.troth.scoring.EvidenceBuilder.instant;
import static dev.troth.scoring.EvidenceBuilder.signal;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.atMost;
import static dev.troth.scoring.Laws.below;
import static dev.troth.scoring.Laws.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.scoring.ChurnDrivers.Group;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Laws H21 and H22 of {@code scoring.md}, section 4: product use is an optional factor of the hazard. */
class ProductUseLawsTest {
    private static final int[] HORIZONS = {1, 30, 90, 180, 365, 1000};

    private static Parameters version(double productUse) {
        return P.with("product use", Map.of(Parameter.PRODUCT_USE, productUse));
    }

    private static Assessment assessed(EvidenceBuilder s, double productUse) {
        Model model = new Model(version(productUse));
        return model.assess(model.stateOf(s.evidence()), instant(s.now()));
    }

    private static EvidenceBuilder unused(EvidenceBuilder s, double level) {
        return unused(s, level, s.now());
    }

    /** Returns the account with one measurement of use, whose level is the share that is not used. */
    private static EvidenceBuilder unused(EvidenceBuilder s, double level, double day) {
        return unmeasured(s).with(signal(Signal.USE, level, day));
    }

    private static EvidenceBuilder unmeasured(EvidenceBuilder s) {
        return new EvidenceBuilder(
                s.evidence().stream()
                        .filter(e -> !(e instanceof Evidence.SignalMeasured m && m.signal() == Signal.USE))
                        .toList(),
                s.now());
    }

    /** Returns the logarithm of the factor by which the hazard exceeds that of full use. */
    private static double effect(EvidenceBuilder told, EvidenceBuilder full, double productUse) {
        return Math.log(assessed(told, productUse).churn().hazard(90)
                / assessed(full, productUse).churn().hazard(90));
    }

    @Test
    void h21LowUseMultipliesTheHazardWithinItsBoundAndFades() {
        always((s, r) -> {
            double weight = Parameter.PRODUCT_USE.max() * (1 - r.nextDouble());
            double level = 0.01 + 0.98 * r.nextDouble();
            EvidenceBuilder full = unused(s, 0);
            double weak = effect(unused(s, level), full, weight);
            double strong = effect(unused(s, Math.nextUp(level) + (1 - level) / 2), full, weight);
            below(0, weak);
            below(weak, strong);
            atMost(strong, weight);
            same(effect(unused(s, 1), full, weight), weight, 1e-9);
            same(effect(unused(s, level, s.now() - 90), full, weight), weak / 2, 1e-9);
        });
    }

    @Test
    void h21LowUseIsADriverAndLeavesTrustAsItIs() {
        always((s, r) -> {
            double weight = Parameter.PRODUCT_USE.max() * (1 - r.nextDouble());
            Assessment low = assessed(unused(s, 1), weight);
            below(0, ChurnDrivers.of(low, 90).of(Group.PRODUCT_USE));
            Assessment full = assessed(unused(s, 0), weight);
            same(ChurnDrivers.of(full, 90).of(Group.PRODUCT_USE), 0, 0);
            same(low.trust(), full.trust(), 0);
            below(0, ChurnDrivers.ofChange(full, low, 90).of(Group.PRODUCT_USE));
        });
    }

    @Test
    void h21UseCountsUntilTheEndOfItsMeasurement() {
        always((s, r) -> {
            double weight = Parameter.PRODUCT_USE.max() * (1 - r.nextDouble());
            Evidence.SignalMeasured measured = (Evidence.SignalMeasured) signal(Signal.USE, 1, s.now());
            EvidenceBuilder ends =
                    s.with(new Evidence.SignalMeasured(measured.fact(), Signal.USE, 1, instant(s.now() + 1)));
            below(0, assessed(ends, weight).churn().lowUse());
            same(assessed(ends.at(s.now() + 1), weight).churn().lowUse(), 0, 0);
        });
    }

    @Test
    void h22UseThatIsOffChangesNoScoreToTheLastBit() {
        always((s, r) -> {
            EvidenceBuilder told = unused(s, r.nextDouble(), s.now() - 100 * r.nextDouble());
            Assessment with = assessed(told, 0);
            Assessment without = assessed(unmeasured(s), 0);
            assertThat(GoldenValues.of(with)).isEqualTo(GoldenValues.of(without));
            assertThat(with.standing()).isEqualTo(without.standing());
            assertThat(ChurnDrivers.of(with, 90)).isEqualTo(ChurnDrivers.of(without, 90));
            assertThat(ChurnDrivers.ofChange(without, with, 90).drivers()).isEmpty();
            Model model = new Model(version(0));
            for (int days : HORIZONS) {
                same(with.churn().hazard(days), without.churn().hazard(days), 0);
                same(
                        model.silentForecast(with.state(), instant(s.now()), days),
                        model.silentForecast(without.state(), instant(s.now()), days),
                        0);
            }
        });
    }

    @Test
    void h22StandardVersionHasProductUseOff() {
        same(Parameter.PRODUCT_USE.standard(), 0, 0);
        same(Parameter.PRODUCT_USE.min(), 0, 0);
    }
}
