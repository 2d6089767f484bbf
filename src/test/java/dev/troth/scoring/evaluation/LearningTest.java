package dev.troth.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.scoring.Churn;
import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import dev.troth.scoring.Shocks;
import dev.troth.scoring.evaluation.Learning.Example;
import dev.troth.scoring.evaluation.Learning.LearnedWeight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Learning of weights and half-lives from predictions whose outcomes are chosen. */
class LearningTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final BacktestSchedule TIMETABLE =
            new BacktestSchedule(List.of(START), 365, START.plus(Duration.ofDays(365)));
    private static final Parameters STANDARD = Parameters.standard();

    /**
     * Returns 8000 predictions: half of them without a cause, the others on the day on which a champion left or a year
     * later. Both are followed by a departure equally often, as if the cause did not fade.
     */
    private static List<Example> examples(Parameters p) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 8000; i++) {
            double age = i % 4 == 0 ? 0 : 365;
            double impulse = i % 2 == 1
                    ? 0
                    : p.get(Parameter.CHAMPION) * Math.pow(0.5, age / p.get(Parameter.CHAMPION_HALF_LIFE));
            boolean left = i % 2 == 1 ? i % 40 == 1 : i % 16 < 4;
            examples.add(new Example(churn(impulse, p), left));
        }
        return examples;
    }

    private static Churn churn(double champion, Parameters p) {
        return new Churn(0.5, 0, 0.2, 1, 0, 0, new Shocks(0, 0, 0), champion, 0, 0, 0, 0, 0, List.of(), List.of(), p);
    }

    private static Learning learned(int[] walks) {
        return Learning.withHalfLives(
                examples(STANDARD),
                tried -> {
                    walks[0]++;
                    return tried.stream().map(LearningTest::examples).toList();
                },
                TIMETABLE,
                STANDARD,
                "learned");
    }

    private static LearnedWeight weight(Learning learning, Parameter parameter) {
        return learning.weights().stream()
                .filter(one -> one.parameter() == parameter)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void weightHasTheCountsOfItsCause() {
        LearnedWeight champion = weight(learned(new int[1]), Parameter.CHAMPION);
        assertThat(champion.present()).isEqualTo(4000);
        assertThat(champion.left()).isEqualTo(1000);
        assertThat(champion.learned()).isTrue();
    }

    @Test
    void weightWithoutItsCauseKeepsItsValue() {
        LearnedWeight stall = weight(learned(new int[1]), Parameter.STALL);
        assertThat(stall).isEqualTo(new LearnedWeight(Parameter.STALL, stall.before(), stall.before(), 0, 0, false));
    }

    @Test
    void halfLifeWithoutEffectKeepsItsValueAndHasNoCounts() {
        double days = STANDARD.get(Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE);
        assertThat(weight(learned(new int[1]), Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE))
                .isEqualTo(
                        new LearnedWeight(Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE, days, days, null, null, false));
    }

    @Test
    void halfLifeThatFitsBetterIsLearned() {
        double days = STANDARD.get(Parameter.CHAMPION_HALF_LIFE);
        Learning learning = learned(new int[1]);
        assertThat(weight(learning, Parameter.CHAMPION_HALF_LIFE))
                .isEqualTo(new LearnedWeight(Parameter.CHAMPION_HALF_LIFE, days, 2 * days, null, null, true));
        assertThat(learning.parameters().get(Parameter.CHAMPION_HALF_LIFE)).isEqualTo(2 * days);
    }

    @Test
    void eachHalfLifeTakesOneWalk() {
        int[] walks = new int[1];
        learned(walks);
        assertThat(walks[0]).isEqualTo(2);
    }
}
