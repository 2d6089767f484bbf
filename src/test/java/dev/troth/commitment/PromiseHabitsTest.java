package dev.troth.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.testing.Told;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How promises go, one by one and together. */
class PromiseHabitsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static PromiseHabits habits(String... lines) {
        return PromiseHabits.of(Told.of(lines), NOW);
    }

    private static CommitmentCourse course(String... lines) {
        return CommitmentCourse.of(PromiseHistory.of(Told.of(lines)), NOW);
    }

    private static String made(String ref, String at, String due, String more) {
        return "commitmentMade %s %s {'title': 'Do it', 'dueAt': '%s'%s}".formatted(ref, at, due, more);
    }

    @Test
    void tenMinutesAreMeasuredToTheSecond() {
        String call = made("c", "2026-03-01T10:00:00Z", "2026-03-01T10:10:00Z", "");
        CommitmentCourse kept = course(call, "commitmentKept k 2026-03-01T10:09:30Z {'commitment': 'c'}");
        assertThat(kept.size()).isEqualTo(PromiseSize.MICRO);
        assertThat(kept.earlySeconds()).isEqualTo(30);
        PromiseHistory late =
                PromiseHistory.of(Told.of(call, "commitmentKept k 2026-03-01T10:10:07Z {'commitment': 'c'}"));
        assertThat(late.lateSeconds(NOW)).isEqualTo(7);
    }

    @Test
    void longPromisesCallForWordsOnTheirProgress() {
        assertThat(CommitmentCourse.expectedUpdates(Duration.ofDays(2))).isZero();
        assertThat(CommitmentCourse.expectedUpdates(Duration.ofDays(8))).isEqualTo(3);
        assertThat(CommitmentCourse.expectedUpdates(Duration.ofDays(70))).isEqualTo(9);
    }

    @Test
    void theNextWordIsDueAWeekAfterTheLastAndWhoWasNotToldIsNamed() {
        CommitmentCourse course = course(
                made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'audience': ['p', 'q']"),
                "commitmentProgressed p1 2026-05-20 {'commitment': 'c', 'percent': 40, 'audience': ['p']}");
        assertThat(course.nextUpdateDueAt()).isEqualTo("2026-05-27T09:00:00Z");
        assertThat(course.uninformed()).containsExactly("q");
        assertThat(course.loopCoverage()).isEqualTo(0.5);
        assertThat(course.silentSeconds()).isEqualTo(11.625 * 86_400);
    }

    @Test
    void moneyIsFollowedBeforeItRunsOut() {
        CommitmentCourse course = course(
                made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'budget': {'amount': '1000', 'currency': 'EUR'}"),
                "commitmentProgressed p1 2026-05-20 {'commitment': 'c', 'percent': 40, 'cost': {'amount': '600', 'currency': 'EUR'}}");
        assertThat(course.budgetBurn()).isEqualTo(0.6);
        assertThat(course.projectedBurn()).isCloseTo(1.5, within(1e-9));
        assertThat(course.overrunning()).isTrue();
    }

    @Test
    void theBufferLiesBetweenOurOwnDateAndTheirNeed() {
        assertThat(course(made(
                                "c",
                                "2026-05-01",
                                "2026-06-10T00:00:00Z",
                                ", 'internalDueAt': '2026-06-08T00:00:00Z', 'neededBy': '2026-06-12T00:00:00Z'"))
                        .bufferSeconds())
                .isEqualTo(4 * 86_400);
    }

    @Test
    void aBreachStaysVisibleAfterItIsForgiven() {
        String[] lines = {
            made("c", "2026-05-01", "2026-05-10T00:00:00Z", ""),
            "commitmentBroken b 2026-05-11 {'commitment': 'c', 'attribution': 'COMPANY'}",
            "commitmentForgiven f 2026-05-20 {'commitment': 'c', 'forgivenBy': 'p'}"
        };
        assertThat(course(lines).forgivenBy()).isEqualTo("p");
        assertThat(habits(lines).broken()).isEqualTo(1);
        assertThat(habits(lines).brokenByCompany()).isEqualTo(1);
    }

    @Test
    void whatWasNotOurFaultIsNoBreachOfOurs() {
        assertThat(habits(
                                made("c", "2026-05-01", "2026-05-10T00:00:00Z", ""),
                                "commitmentBroken b 2026-05-11 {'commitment': 'c', 'attribution': 'EXTERNAL'}")
                        .broken())
                .isZero();
    }

    @Test
    void requestsAreAnsweredWithAPromiseOrAnEarlyNo() {
        PromiseHabits habits = habits(
                "commitmentRequested r1 2026-05-01T10:00:00Z {'title': 'More', 'over': true}",
                "commitmentDeclined d1 2026-05-01T12:00:00Z {'commitment': 'r1'}",
                "commitmentRequested r2 2026-05-02T10:00:00Z {'title': 'Help'}",
                made("r2", "2026-05-02T11:00:00Z", "2026-05-10T00:00:00Z", ""));
        assertThat(habits.overAskShare()).isEqualTo(0.5);
        assertThat(habits.overAskDeclinedShare()).isEqualTo(1);
        assertThat(habits.declined()).isEqualTo(1);
        assertThat(habits.medianResponseSeconds()).isEqualTo(5400);
        assertThat(habits.lastResponseRank()).isEqualTo(1);
    }

    @Test
    void movedBeforeTheDateIsMovedInTime() {
        assertThat(habits(
                                made("c", "2026-05-01", "2026-05-10T00:00:00Z", ""),
                                "commitmentRenegotiated n1 2026-05-05 {'commitment': 'c', 'dueAt': '2026-05-20T00:00:00Z'}",
                                "commitmentRenegotiated n2 2026-05-22 {'commitment': 'c', 'dueAt': '2026-05-30T00:00:00Z'}")
                        .renegotiatedInTimeShare())
                .isEqualTo(0.5);
    }

    @Test
    void earlyOnTimeAndLateAreToldApart() {
        PromiseHabits habits = habits(
                made("c1", "2026-05-01", "2026-05-10T00:00:00Z", ", 'shared': true, 'serves': 'US'"),
                "commitmentKept k1 2026-05-09 {'commitment': 'c1'}",
                made("c2", "2026-05-01", "2026-05-10T00:00:00Z", ", 'serves': 'CUSTOMER', 'insight': 'need'"),
                "commitmentKept k2 2026-05-11T00:00:00Z {'commitment': 'c2'}");
        assertThat(habits.onTimeShare()).isEqualTo(0.5);
        assertThat(habits.earlyShare()).isEqualTo(0.5);
        assertThat(habits.medianLateSeconds()).isEqualTo(86_400);
        assertThat(habits.transparency()).isEqualTo(0.5);
        assertThat(habits.ownInterestShare()).isEqualTo(0.5);
        assertThat(habits.needsShare()).isEqualTo(0.5);
        assertThat(habits.updatedShare()).isZero();
    }
}
