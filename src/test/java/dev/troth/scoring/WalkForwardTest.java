package dev.troth.scoring;

import static dev.troth.scoring.Laws.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.scoring.proof.Observation;
import dev.troth.scoring.proof.Timetable;
import dev.troth.scoring.proof.WalkForward;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walk-forward predictions use no evidence from after their instant. */
class WalkForwardTest {
    private static final Instant FROM = Story.instant(Story.START);
    private static final Instant UNTIL = Story.instant(Story.START + 600);

    private static Evidence churned(double day) {
        return new Evidence.Outcome(new FactKey(Story.instant(day), 5, "churned", "gone"), true);
    }

    private static WalkForward walk(List<Evidence> evidence) {
        List<Evidence> sorted = evidence.stream().sorted().toList();
        return WalkForward.of(
                "a",
                sorted,
                List.of(),
                Timetable.monthly(FROM, UNTIL, 90),
                Story.MODEL,
                a -> a.state().stakeholders().size());
    }

    @Test
    void laterEvidenceDoesNotChangeAPrediction() {
        always((story, random) -> {
            double cut = Story.START + 100 + 400 * random.nextDouble();
            List<Evidence> poisoned = new ArrayList<>(story.evidence());
            poisoned.removeIf(e -> e.day() > cut);
            List<Evidence> before = List.copyOf(poisoned);
            poisoned.add(Story.experience("poison", cut + 1, false, 1));
            poisoned.add(Story.raised("poisoned", cut + 2, 1, true));
            poisoned.add(Story.stress(1, cut + 3));
            poisoned.add(churned(cut + 80));
            List<Observation> clean = walk(before).observations();
            List<Observation> seen = walk(poisoned).observations();
            Instant at = Story.instant(cut);
            for (int i = 0; i < clean.size() && !clean.get(i).at().isAfter(at); i++) {
                assertThat(seen.get(i).probability()).isEqualTo(clean.get(i).probability());
                assertThat(seen.get(i).trust()).isEqualTo(clean.get(i).trust());
            }
        });
    }

    @Test
    void departureWithinTheHorizonIsObservedAndEndsThePredictions() {
        Story story = Story.empty(Story.START + 400)
                .with(
                        Story.joined("ann", "IT", 0.5, Stance.NEUTRAL, Story.START),
                        Story.call("c", Story.START + 5, "ann"),
                        Story.made("p", Story.START + 1, Story.START + 9, 0.5),
                        Story.kept("p", Story.START + 8),
                        churned(Story.START + 300));
        WalkForward walk = walk(story.evidence());
        Instant left = Story.instant(Story.START + 300);
        assertThat(walk.departures()).containsExactly(left);
        assertThat(walk.observations()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.at()).isBefore(left);
            assertThat(one.left()).isEqualTo(!one.at().isBefore(left.minus(Duration.ofDays(90))));
            assertThat(one.threads()).isEqualTo(1);
        });
    }

    @Test
    void unratedAccountHasNoPredictions() {
        WalkForward walk = walk(Story.empty(Story.START + 400).evidence());
        assertThat(walk.observations()).isEmpty();
        assertThat(walk.unrated()).isPositive();
    }

    @Test
    void monthlyTimetableEndsWithTheLastCompleteHorizon() {
        Timetable timetable =
                Timetable.monthly(Instant.parse("2025-01-15T00:00:00Z"), Instant.parse("2025-06-30T00:00:00Z"), 90);
        assertThat(timetable.instants())
                .containsExactly(
                        Instant.parse("2025-02-01T00:00:00Z"),
                        Instant.parse("2025-03-01T00:00:00Z"),
                        Instant.parse("2025-04-01T00:00:00Z"));
    }
}
