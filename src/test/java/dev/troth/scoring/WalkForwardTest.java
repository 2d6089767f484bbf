package dev.troth.scoring;

import static dev.troth.scoring.Laws.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.scoring.evaluation.BacktestSchedule;
import dev.troth.scoring.evaluation.Observation;
import dev.troth.scoring.evaluation.WalkForward;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walk-forward predictions use no evidence from after their instant. */
class WalkForwardTest {
    private static final Instant FROM = EvidenceBuilder.instant(EvidenceBuilder.START);
    private static final Instant UNTIL = EvidenceBuilder.instant(EvidenceBuilder.START + 600);

    private static Evidence churned(double day) {
        return new Evidence.Outcome(new FactKey(EvidenceBuilder.instant(day), 5, "churned", "gone"), true);
    }

    private static WalkForward walk(List<Evidence> evidence) {
        List<Evidence> sorted = evidence.stream().sorted().toList();
        return WalkForward.of(
                "a",
                sorted,
                List.of(),
                BacktestSchedule.monthly(FROM, UNTIL, 90),
                EvidenceBuilder.MODEL,
                a -> a.state().stakeholders().size());
    }

    @Test
    void laterEvidenceDoesNotChangeAPrediction() {
        always((story, random) -> {
            double cut = EvidenceBuilder.START + 100 + 400 * random.nextDouble();
            List<Evidence> poisoned = new ArrayList<>(story.evidence());
            poisoned.removeIf(e -> e.day() > cut);
            List<Evidence> before = List.copyOf(poisoned);
            poisoned.add(EvidenceBuilder.experience("poison", cut + 1, false, 1));
            poisoned.add(EvidenceBuilder.raised("poisoned", cut + 2, 1, true));
            poisoned.add(EvidenceBuilder.stress(1, cut + 3));
            poisoned.add(churned(cut + 80));
            List<Observation> clean = walk(before).observations();
            List<Observation> seen = walk(poisoned).observations();
            Instant at = EvidenceBuilder.instant(cut);
            for (int i = 0; i < clean.size() && !clean.get(i).at().isAfter(at); i++) {
                assertThat(seen.get(i).probability()).isEqualTo(clean.get(i).probability());
                assertThat(seen.get(i).trust()).isEqualTo(clean.get(i).trust());
            }
        });
    }

    @Test
    void departureWithinTheHorizonIsObservedAndEndsThePredictions() {
        EvidenceBuilder story = EvidenceBuilder.empty(EvidenceBuilder.START + 400)
                .with(
                        EvidenceBuilder.joined("ann", "IT", 0.5, Stance.NEUTRAL, EvidenceBuilder.START),
                        EvidenceBuilder.call("c", EvidenceBuilder.START + 5, "ann"),
                        EvidenceBuilder.made("p", EvidenceBuilder.START + 1, EvidenceBuilder.START + 9, 0.5),
                        EvidenceBuilder.kept("p", EvidenceBuilder.START + 8),
                        churned(EvidenceBuilder.START + 300));
        WalkForward walk = walk(story.evidence());
        Instant left = EvidenceBuilder.instant(EvidenceBuilder.START + 300);
        assertThat(walk.departures()).containsExactly(left);
        assertThat(walk.observations()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.at()).isBefore(left);
            assertThat(one.left()).isEqualTo(!one.at().isBefore(left.minus(Duration.ofDays(90))));
            assertThat(one.threads()).isEqualTo(1);
        });
    }

    @Test
    void unratedAccountHasNoPredictions() {
        WalkForward walk =
                walk(EvidenceBuilder.empty(EvidenceBuilder.START + 400).evidence());
        assertThat(walk.observations()).isEmpty();
        assertThat(walk.unrated()).isPositive();
    }

    @Test
    void monthlyTimetableEndsWithTheLastCompleteHorizon() {
        BacktestSchedule timetable = BacktestSchedule.monthly(
                Instant.parse("2025-01-15T00:00:00Z"), Instant.parse("2025-06-30T00:00:00Z"), 90);
        assertThat(timetable.instants())
                .containsExactly(
                        Instant.parse("2025-02-01T00:00:00Z"),
                        Instant.parse("2025-03-01T00:00:00Z"),
                        Instant.parse("2025-04-01T00:00:00Z"));
    }
}
