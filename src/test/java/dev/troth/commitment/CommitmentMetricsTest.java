package dev.troth.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.troth.commitment.CommitmentProgress.CommitmentSize;
import dev.troth.ledger.Fact;
import dev.troth.testing.FactFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories and metrics of commitments. */
class CommitmentMetricsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static CommitmentMetrics metrics(String... lines) {
        return CommitmentMetrics.of(FactFixtures.of(lines), NOW);
    }

    private static CommitmentProgress progress(String... lines) {
        return CommitmentProgress.of(CommitmentHistory.of(FactFixtures.of(lines)), ref -> false, NOW);
    }

    private static String made(String ref, String at, String due, String more) {
        return "commitmentMade %s %s {'title': 'Do it', 'dueAt': '%s'%s}".formatted(ref, at, due, more);
    }

    @Test
    void tenMinuteCommitmentIsMeasuredToTheSecond() {
        String call = made("c", "2026-03-01T10:00:00Z", "2026-03-01T10:10:00Z", "");
        CommitmentProgress kept = progress(call, "commitmentKept k 2026-03-01T10:09:30Z {'commitment': 'c'}");
        assertThat(kept.size()).isEqualTo(CommitmentSize.MICRO);
        assertThat(kept.earlySeconds()).isEqualTo(30);
        CommitmentHistory late = CommitmentHistory.of(
                FactFixtures.of(call, "commitmentKept k 2026-03-01T10:10:07Z {'commitment': 'c'}"));
        assertThat(late.lateSeconds(NOW)).isEqualTo(7);
    }

    /** One update per 14 days, as in the score: 70 days are five periods. */
    @Test
    void overdueCommitmentIsNotKept() {
        String[] overdue = new String[6];
        for (int i = 0; i < 5; i++) {
            overdue[i] = made("o" + i, "2025-11-01", "2025-12-01T00:00:00Z", "");
        }
        overdue[5] = made("t", "2025-11-01", "2025-12-01T00:00:00Z", ", 'side': 'THEM'");
        CommitmentMetrics none = metrics(overdue);
        assertThat(none.overdue()).isEqualTo(5);
        // 0 of 5, although no breach was recorded; and 0 of 1 for the account.
        assertThat(none.keptShare()).isZero();
        assertThat(none.theirKeptShare()).isZero();
        assertThat(metrics(made("open", "2026-05-01", "2026-07-01T00:00:00Z", ""))
                        .keptShare())
                .isNull();
        assertThat(metrics(
                                made("a", "2026-01-01", "2026-02-01T00:00:00Z", ""),
                                "commitmentKept k 2026-01-20 {'commitment': 'a'}",
                                made("b", "2026-01-01", "2026-02-01T00:00:00Z", ""))
                        .keptShare())
                .isEqualTo(0.5);
    }

    @Test
    void costInAnotherCurrencyThanTheBudgetOrBelowZeroIsRefused() {
        String budget =
                made("c", "2026-01-01", "2026-12-01T00:00:00Z", ", 'budget': {'amount': '1000', 'currency': 'EUR'}");
        for (String cost : List.of(
                "commitmentProgressed p 2026-02-01 {'commitment': 'c', 'cost': {'amount': '900', 'currency': 'USD'}}",
                "commitmentKept p 2026-02-01 {'commitment': 'c', 'cost': {'amount': '900', 'currency': 'USD'}}")) {
            assertThatThrownBy(() -> fold(budget, cost))
                    .hasMessage("cost is 900 USD, but the budget is in EUR. Maybe convert the amount to EUR?");
        }
        assertThatThrownBy(
                        () -> fold(
                                budget,
                                "commitmentProgressed p 2026-02-01 {'commitment': 'c', 'cost': {'amount': '-1', 'currency': 'EUR'}}"))
                .hasMessage("cost must not be negative, but is -1 EUR.");
        // Without a budget, there is nothing to compare with.
        assertThat(fold(
                                made("c", "2026-01-01", "2026-12-01T00:00:00Z", ""),
                                "commitmentKept p 2026-02-01 {'commitment': 'c', 'cost': {'amount': '9', 'currency': 'USD'}}")
                        .status())
                .isEqualTo(CommitmentStatus.KEPT);
    }

    private static Commitment fold(String... lines) {
        Commitment commitment = null;
        for (Fact fact : FactFixtures.of(lines)) {
            commitment = Commitment.apply(fact.subjectRef(), commitment, fact);
        }
        return commitment;
    }

    @Test
    void longCommitmentExpectsAnUpdatePerFortnight() {
        assertThat(CommitmentProgress.expectedUpdates(Duration.ofDays(3))).isZero();
        assertThat(CommitmentProgress.expectedUpdates(Duration.ofDays(3).plusMinutes(15)))
                .isZero();
        assertThat(CommitmentProgress.expectedUpdates(Duration.ofDays(14))).isEqualTo(1);
        assertThat(CommitmentProgress.expectedUpdates(Duration.ofDays(34))).isEqualTo(2);
        assertThat(CommitmentProgress.expectedUpdates(Duration.ofDays(70))).isEqualTo(5);
    }

    @Test
    void nextUpdateIsDueAFortnightAfterTheLastAndUninformedPeopleAreNamed() {
        CommitmentProgress progress = progress(
                made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'audience': ['p', 'q']"),
                "commitmentProgressed p1 2026-05-20 {'commitment': 'c', 'percent': 40, 'audience': ['p']}");
        assertThat(progress.nextUpdateDueAt()).isEqualTo("2026-06-03T09:00:00Z");
        assertThat(progress.uninformed()).containsExactly("q");
        assertThat(progress.loopCoverage()).isEqualTo(0.5);
        assertThat(progress.silentSeconds()).isEqualTo(11.625 * 86_400);
    }

    @Test
    void budgetBurnAboveProgressIsAnOverrun() {
        CommitmentProgress progress = progress(
                made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'budget': {'amount': '1000', 'currency': 'EUR'}"),
                "commitmentProgressed p1 2026-05-20 {'commitment': 'c', 'percent': 40, 'cost': {'amount': '600', 'currency': 'EUR'}}");
        assertThat(progress.budgetBurn()).isEqualTo(0.6);
        assertThat(progress.projectedBurn()).isCloseTo(1.5, within(1e-9));
        assertThat(progress.overrunning()).isTrue();
    }

    @Test
    void bufferIsTheTimeBetweenInternalDateAndNeed() {
        assertThat(progress(made(
                                "c",
                                "2026-05-01",
                                "2026-06-10T00:00:00Z",
                                ", 'internalDueAt': '2026-06-08T00:00:00Z', 'neededBy': '2026-06-12T00:00:00Z'"))
                        .bufferSeconds())
                .isEqualTo(4 * 86_400);
    }

    @Test
    void forgivenBreachStaysCounted() {
        String[] lines = {
            made("c", "2026-05-01", "2026-05-10T00:00:00Z", ""),
            "commitmentBroken b 2026-05-11 {'commitment': 'c', 'attribution': 'COMPANY'}",
            "commitmentForgiven f 2026-05-20 {'commitment': 'c', 'forgivenBy': 'p'}"
        };
        assertThat(progress(lines).forgivenBy()).isEqualTo("p");
        assertThat(metrics(lines).broken()).isEqualTo(1);
        assertThat(metrics(lines).brokenByCompany()).isEqualTo(1);
    }

    @Test
    void externallyCausedBreachIsNotCounted() {
        assertThat(metrics(
                                made("c", "2026-05-01", "2026-05-10T00:00:00Z", ""),
                                "commitmentBroken b 2026-05-11 {'commitment': 'c', 'attribution': 'EXTERNAL'}")
                        .broken())
                .isZero();
    }

    @Test
    void answeredRequestsAreAcceptedOrDeclinedEarly() {
        CommitmentMetrics metrics = metrics(
                "commitmentRequested r1 2026-05-01T10:00:00Z {'title': 'More', 'over': true}",
                "commitmentDeclined d1 2026-05-01T12:00:00Z {'commitment': 'r1'}",
                "commitmentRequested r2 2026-05-02T10:00:00Z {'title': 'Help'}",
                made("r2", "2026-05-02T11:00:00Z", "2026-05-10T00:00:00Z", ""));
        assertThat(metrics.outOfScopeShare()).isEqualTo(0.5);
        assertThat(metrics.outOfScopeDeclinedShare()).isEqualTo(1);
        assertThat(metrics.declined()).isEqualTo(1);
        assertThat(metrics.medianResponseSeconds()).isEqualTo(5400);
        assertThat(metrics.answeredRequests()).isEqualTo(2);
        assertThat(metrics.lastResponseRank())
                .as("two answers are too few for a rank")
                .isNull();
    }

    /**
     * Three of four requests ask for more than was agreed: 3/4. One of them was declined, one accepted, one awaits its
     * answer: 1/3. The refusal of what was within the scope, and one without a request, do not count.
     */
    @Test
    void refusalsOfRequestsWithinTheScopeAreNotThoseBeyondIt() {
        CommitmentMetrics metrics = metrics(
                "commitmentRequested r1 2026-05-01T10:00:00Z {'title': 'More', 'over': true}",
                "commitmentDeclined d1 2026-05-01T12:00:00Z {'commitment': 'r1'}",
                "commitmentRequested r2 2026-05-01T10:00:00Z {'title': 'More', 'over': true}",
                made("r2", "2026-05-02T11:00:00Z", "2026-05-10T00:00:00Z", ""),
                "commitmentRequested r3 2026-05-01T10:00:00Z {'title': 'More', 'over': true}",
                "commitmentRequested r4 2026-05-01T10:00:00Z {'title': 'Usual', 'over': false}",
                "commitmentDeclined d4 2026-05-01T12:00:00Z {'commitment': 'r4'}",
                "commitmentDeclined d5 2026-05-01T12:00:00Z {'title': 'Never asked'}");
        assertThat(metrics.outOfScopeShare()).isEqualTo(0.75);
        assertThat(metrics.outOfScopeDeclinedShare()).isEqualTo(1 / 3.0);
        CommitmentMetrics usual = metrics("commitmentRequested r4 2026-05-01T10:00:00Z {'title': 'Usual'}");
        assertThat(usual.outOfScopeShare()).isZero();
        assertThat(usual.outOfScopeDeclinedShare()).as("nobody asked for more").isNull();
    }

    private static CommitmentMetrics answeredAfter(int... hours) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            Instant asked = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(i));
            lines.add("commitmentRequested r%d %s {'title': 'x'}".formatted(i, asked));
            lines.add("commitmentDeclined d%d %s {'commitment': 'r%d'}"
                    .formatted(i, asked.plus(Duration.ofHours(hours[i])), i));
        }
        return metrics(lines.toArray(String[]::new));
    }

    /**
     * The first request was answered last, after 100 days, and slowest: rank 0. If the last answer took 2 h among 1, 2, 3 and
     * 4 h, two of three others were slower: 2/3. Four alike: all three others count half: 0.5.
     */
    @Test
    void lastResponseRankIsThatOfTheAnswerGivenLast() {
        assertThat(answeredAfter(2400, 1, 2, 3).lastResponseRank()).isZero();
        assertThat(answeredAfter(1, 3, 4, 2).lastResponseRank()).isEqualTo(2 / 3.0);
        assertThat(answeredAfter(5, 5, 5, 5).lastResponseRank()).isEqualTo(0.5);
    }

    /** One kept, one overdue since 10 May: one of two, 22 days and 9 hours late by now. */
    @Test
    void overdueCommitmentCountsAgainstTheShares() {
        CommitmentMetrics metrics = metrics(
                made("c1", "2026-05-01", "2026-05-10T00:00:00Z", ""),
                "commitmentKept k1 2026-05-09 {'commitment': 'c1'}",
                made("c2", "2026-05-01", "2026-05-10T00:00:00Z", ""));
        assertThat(metrics.keptShare()).isEqualTo(0.5);
        assertThat(metrics.onTimeShare()).isEqualTo(0.5);
        assertThat(metrics.medianLateSeconds())
                .isEqualTo(Duration.between(Instant.parse("2026-05-10T00:00:00Z"), NOW)
                        .toSeconds());
    }

    @Test
    void renegotiationBeforeTheDateIsInTime() {
        assertThat(metrics(
                                made("c", "2026-05-01", "2026-05-10T00:00:00Z", ""),
                                "commitmentRenegotiated n1 2026-05-05 {'commitment': 'c', 'dueAt': '2026-05-20T00:00:00Z'}",
                                "commitmentRenegotiated n2 2026-05-22 {'commitment': 'c', 'dueAt': '2026-05-30T00:00:00Z'}")
                        .renegotiatedInTimeShare())
                .isEqualTo(0.5);
    }

    @Test
    void earlyOnTimeAndLateDeliveriesAreDistinguished() {
        CommitmentMetrics metrics = metrics(
                made("c1", "2026-05-01", "2026-05-10T00:00:00Z", ", 'shared': true, 'serves': 'US'"),
                "commitmentKept k1 2026-05-09 {'commitment': 'c1'}",
                made("c2", "2026-05-01", "2026-05-10T00:00:00Z", ", 'serves': 'CUSTOMER', 'insight': 'need'"),
                "commitmentKept k2 2026-05-11T00:00:00Z {'commitment': 'c2'}");
        assertThat(metrics.onTimeShare()).isEqualTo(0.5);
        assertThat(metrics.earlyShare()).isEqualTo(0.5);
        assertThat(metrics.medianLateSeconds()).isEqualTo(86_400);
        assertThat(metrics.transparency()).isEqualTo(0.5);
        assertThat(metrics.ownInterestShare()).isEqualTo(0.5);
        assertThat(metrics.needsShare()).isEqualTo(0.5);
        assertThat(metrics.updatedShare()).as("nine days expect no update").isNull();
    }

    @Test
    void longCommitmentWithoutUpdateLowersTheUpdatedShare() {
        assertThat(metrics(
                                made("c1", "2026-05-01", "2026-06-10T00:00:00Z", ""),
                                made("c2", "2026-05-01", "2026-06-10T00:00:00Z", ""),
                                "commitmentProgressed p 2026-05-10 {'commitment': 'c1', 'percent': 10}")
                        .updatedShare())
                .isEqualTo(0.5);
    }

    private static CommitmentProgress progressWithout(String leaver, String... lines) {
        return CommitmentProgress.of(CommitmentHistory.of(FactFixtures.of(lines)), leaver::equals, NOW);
    }

    /** a and b are to be informed, b is named twice; nobody was told: 0 of 2. */
    @Test
    void listenerNamedTwiceIsCountedOnce() {
        CommitmentProgress progress =
                progress(made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'audience': ['a', 'b', 'b']"));
        assertThat(progress.uninformed()).containsExactly("a", "b");
        assertThat(progress.loopCoverage()).isZero();
        assertThat(metrics(made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'audience': ['a', 'b', 'b']"))
                        .loopCoverage())
                .isZero();
    }

    @Test
    void updateWithoutAudienceInformsNobodyUnlessTheCommitmentIsShared() {
        String update = "commitmentProgressed p1 2026-05-20 {'commitment': 'c', 'percent': 40}";
        assertThat(progress(made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'audience': ['a', 'b']"), update)
                        .loopCoverage())
                .isZero();
        assertThat(progress(
                                made(
                                        "c",
                                        "2026-05-01",
                                        "2026-07-01T00:00:00Z",
                                        ", 'audience': ['a', 'b'], 'shared': true"),
                                update)
                        .loopCoverage())
                .isEqualTo(1);
    }

    /** a left, b was told: 1 of 1. If only the leaver is in the audience, there is nobody to inform: null. */
    @Test
    void listenerWhoLeftIsNotUninformed() {
        String update = "commitmentProgressed p1 2026-05-20 {'commitment': 'c', 'percent': 40, 'audience': ['b']}";
        CommitmentProgress progress = progressWithout(
                "a", made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'audience': ['a', 'b']"), update);
        assertThat(progress.uninformed()).isEmpty();
        assertThat(progress.loopCoverage()).isEqualTo(1);
        assertThat(progressWithout("a", made("c", "2026-05-01", "2026-07-01T00:00:00Z", ", 'audience': ['a']"))
                        .loopCoverage())
                .isNull();
    }

    @Test
    void agreedBiggerBudgetIsTheBudget() {
        String euros = "{'amount': '%s', 'currency': 'EUR'}";
        CommitmentProgress progress = progress(
                "commitmentMade p 2026-05-01 {'title': 'B', 'dueAt': '2026-06-21T10:00:00Z', 'budget': "
                        + euros.formatted("1000") + "}",
                "commitmentRenegotiated r 2026-05-02 {'commitment': 'p', 'dueAt': '2026-06-21T10:00:00Z', 'budgetIncrease': 0.5}",
                "commitmentKept k 2026-05-20 {'commitment': 'p', 'cost': " + euros.formatted("1400") + "}");
        assertThat(progress.budgetBurn()).isEqualTo(1400 / 1500.0);
        assertThat(progress.overrunning()).isFalse();
    }

    @Test
    void secondIncreaseAppliesToTheBudgetAgreedBefore() {
        CommitmentHistory history = CommitmentHistory.of(
                FactFixtures.of(
                        "commitmentMade p 2026-05-01 {'title': 'B', 'dueAt': '2026-06-21T10:00:00Z', 'budget': {'amount': '1000', 'currency': 'EUR'}}",
                        "commitmentRenegotiated r1 2026-05-02 {'commitment': 'p', 'dueAt': '2026-06-21T10:00:00Z', 'budgetIncrease': 0.1}",
                        "commitmentRenegotiated r2 2026-05-03 {'commitment': 'p', 'dueAt': '2026-06-21T10:00:00Z', 'budgetIncrease': 0.1}"));
        assertThat(history.budget().amount()).isEqualByComparingTo("1210");
    }

    @Test
    void neededTimeOfTheRequestHoldsUntilThePromiseStatesAnother() {
        String request = "commitmentRequested c 2026-05-01 {'title': 'Parts', 'neededBy': '2026-06-04T00:00:00Z'}";
        // Due on 1 June 00:00, needed on 4 June 00:00: three days.
        assertThat(progress(request, made("c", "2026-05-02", "2026-06-01T00:00:00Z", ""))
                        .bufferSeconds())
                .isEqualTo(3 * 86_400);
        String promise = made("c", "2026-05-02", "2026-06-01T00:00:00Z", ", 'neededBy': '2026-06-02T00:00:00Z'");
        assertThat(progress(request, promise).bufferSeconds()).isEqualTo(86_400);
        CommitmentHistory open = CommitmentHistory.of(FactFixtures.of(request));
        assertThat(open.neededBy()).isEqualTo("2026-06-04T00:00:00Z");
    }

    @Test
    void moveAfterTheDueTimeDoesNotMakeUpForTheDelay() {
        String made = made("c", "2026-05-01", "2026-05-10T00:00:00Z", "");
        String moved = "commitmentRenegotiated n %s {'commitment': 'c', 'dueAt': '2026-05-20T00:00:00Z'%s}";
        String kept = "commitmentKept k 2026-05-15T00:00:00Z {'commitment': 'c'}";
        CommitmentMetrics late = metrics(made, moved.formatted("2026-05-10T00:00:01Z", ""), kept);
        assertThat(late.onTimeShare()).isZero();
        assertThat(late.medianLateSeconds()).isEqualTo(5 * 86_400); // 10 to 15 May
        assertThat(late.renegotiatedInTimeShare()).isZero();
        CommitmentMetrics before = metrics(made, moved.formatted("2026-05-09T00:00:00Z", ""), kept);
        assertThat(before.onTimeShare()).isEqualTo(1);
        assertThat(before.earlyShare()).isEqualTo(1);
        // The customer wanted the later date, so it is the date.
        CommitmentMetrics theirs =
                metrics(made, moved.formatted("2026-05-10T00:00:01Z", ", 'attribution': 'CUSTOMER'"), kept);
        assertThat(theirs.onTimeShare()).isEqualTo(1);
    }

    @Test
    void movedOpenCommitmentIsNotOverdueBeforeItsNewDueTime() {
        String made = made("c", "2026-05-01", "2026-05-10T00:00:00Z", "");
        String moved = "commitmentRenegotiated n 2026-05-11 {'commitment': 'c', 'dueAt': '2026-06-20T00:00:00Z'}";
        assertThat(metrics(made).overdue()).isEqualTo(1);
        assertThat(metrics(made, moved).overdue()).isZero();
    }

    @Test
    void sharedCommitmentIsTransparentFromThenOn() {
        String made = made("c", "2026-05-01", "2026-06-10T00:00:00Z", "");
        assertThat(metrics(made).transparency()).isZero();
        assertThat(metrics(made, "commitmentShared s 2026-05-02 {'commitment': 'c'}")
                        .transparency())
                .isEqualTo(1);
        assertThat(metrics(
                                made,
                                "commitmentShared s 2026-05-02 {'commitment': 'c'}",
                                "commitmentShared u 2026-05-03 {'commitment': 'c', 'shared': false}")
                        .transparency())
                .isZero();
    }
}
