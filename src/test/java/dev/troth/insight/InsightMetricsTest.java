package dev.troth.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.troth.insight.ExitReview.ExitAdvice;
import dev.troth.insight.Goal.GoalDirection;
import dev.troth.platform.common.Party;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics of insights, and of commitments that the product broke. */
class InsightMetricsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static InsightMetrics metrics(String... lines) {
        return InsightMetrics.of(FactFixtures.of(lines), NOW);
    }

    @Test
    void assumptionsAreDistinguishedFromConfirmedInsights() {
        InsightMetrics known = metrics(
                "insight n1 2026-05-01 {'kind': 'NEED', 'text': 'Uptime', 'evidence': 'CONFIRMED'}",
                "insight n2 2026-05-01 {'kind': 'NEED', 'text': 'Training'}",
                "insight n3 2025-05-01 {'kind': 'NEED', 'text': 'Speed', 'evidence': 'INFERRED'}",
                "insightReviewed r 2026-05-31 {'insight': 'n1'}");
        assertThat(known.needs()).isEqualTo(3);
        assertThat(known.needsConfirmedShare()).isEqualTo(1 / 3.0);
        assertThat(known.needsAssumedShare()).isEqualTo(1 / 3.0);
        assertThat(known.newestReviewDays()).isEqualTo(1);
        assertThat(known.staleNeeds()).containsExactly("n3");
    }

    /**
     * Noted on 1 May and never reviewed: no review at all. Agreed to on 22 May: 10 days. A need that we noted 181 days ago
     * is stale, one of 180 days is not, nor is one that was reviewed since.
     */
    @Test
    void notingANeedIsNotAReviewOfIt() {
        assertThat(metrics().newestReviewDays()).isNull();
        String noted = "insight n1 2026-05-01 {'kind': 'NEED', 'text': 'Uptime'}";
        assertThat(metrics(noted).newestReviewDays()).isNull();
        assertThat(metrics(noted).staleNeeds()).isEmpty();
        InsightMetrics known = metrics(
                noted,
                "insightAcknowledged k 2026-05-22 {'insight': 'n1'}",
                "insight n2 2025-12-02 {'kind': 'NEED', 'text': 'Speed'}",
                "insight n3 2025-12-03 {'kind': 'NEED', 'text': 'Price'}",
                "insight n4 2025-12-02 {'kind': 'NEED', 'text': 'Size'}",
                "insightReviewed r 2025-12-20 {'insight': 'n4'}",
                "insight n5 2026-05-25 {'kind': 'NEED', 'text': 'Cash', 'side': 'US'}",
                "insightReviewed s 2026-05-31 {'insight': 'n5'}");
        assertThat(known.newestReviewDays())
                .as("that of our own need is another matter")
                .isEqualTo(10);
        assertThat(known.staleNeeds()).containsExactly("n2");
    }

    /** Of four initiatives one has ended; of the three that run, one serves the agreed goal: 1/3. */
    @Test
    void initiativeThatEndedIsNotAligned() {
        String goal = "insight g 2026-01-01 {'kind': 'GOAL', 'text': 'Uptime', 'side': 'THEM'}";
        String agreed = "insightAcknowledged k 2026-01-02 {'insight': 'g'}";
        String serves = "initiative i%d 2026-02-01 {'name': 'Line', 'priority': 0.5, 'goal': 'g'}";
        String other = "initiative i%d 2026-02-01 {'name': 'Line', 'priority': 0.5}";
        String ended = "initiativeEnded e 2026-03-01 {'initiative': 'i1'}";
        InsightMetrics known = metrics(
                goal, agreed, serves.formatted(1), serves.formatted(2), other.formatted(3), other.formatted(4), ended);
        assertThat(known.alignedShare()).isEqualTo(1 / 3.0);
        assertThat(known.alignedShareBasedOn()).isEqualTo(3);
        InsightMetrics over = metrics(goal, agreed, serves.formatted(1), ended);
        assertThat(over.alignedShare()).as("nothing runs that could be aligned").isNull();
        assertThat(over.alignedShareBasedOn()).isZero();
    }

    /** 360 days after an assessment of depth 0.8: full for 180 days, halved by the 180 days after them. */
    @Test
    void depthHalvesEveryHalfYearAfterTheFirst() {
        InsightMetrics known = metrics(
                "needsAssessed a1 2025-06-06 {'scope': 'CUSTOMER', 'depth': 0.8}",
                "needsAssessed a2 2025-12-03 {'scope': 'INDUSTRY'}");
        assertThat(known.customerDepth()).isCloseTo(0.4, within(1e-9));
        assertThat(known.industryDepth()).isEqualTo(1); // 180 days old
        assertThat(known.competitionDepth()).isZero();
    }

    @Test
    void lastAssessmentCountsEvenIfItIsShallower() {
        assertThat(metrics(
                                "needsAssessed a1 2026-02-01 {'scope': 'CUSTOMER', 'depth': 0.9}",
                                "needsAssessed a2 2026-05-01 {'scope': 'CUSTOMER', 'depth': 0.2}")
                        .customerDepth())
                .isEqualTo(0.2);
    }

    @Test
    void assessmentCountsForItsScopeOnly() {
        InsightMetrics known = metrics("needsAssessed a 2026-05-01 {'scope': 'COMPETITION', 'depth': 0.6}");
        assertThat(known.competitionDepth()).isEqualTo(0.6);
        assertThat(known.customerDepth()).isZero();
        assertThat(known.industryDepth()).isZero();
    }

    @Test
    void assumedInsightsAreWorthNothing() {
        String assumed = "insight i%d 2026-05-01 {'kind': 'INDUSTRY', 'text': 'Margins fall'%s}";
        InsightMetrics known = metrics(
                assumed.formatted(1, ""),
                assumed.formatted(2, ", 'evidence': 'ASSUMED'"),
                assumed.formatted(3, ", 'evidence': 'STATED'"));
        assertThat(known.industryDepth()).isZero();
        assertThat(known.knownInsights()).isEqualTo(1);
    }

    @Test
    void ourOwnNeedIsNotOneOfTheirs() {
        assertThat(metrics("insight n 2026-05-01 {'kind': 'NEED', 'text': 'Cash', 'side': 'US', 'unmet': true}"))
                .satisfies(known -> {
                    assertThat(known.needs()).isZero();
                    assertThat(known.unmetNeeds()).isEmpty();
                });
    }

    @Test
    void theirOwnIdeaIsNotOneOfOurs() {
        assertThat(metrics("insight i 2026-05-01 {'kind': 'IDEA', 'text': 'Rent it', 'side': 'THEM'}")
                        .ideasOffered())
                .isZero();
    }

    @Test
    void needCannotBeAnswered() {
        assertThatThrownBy(() -> metrics(
                        "insight n 2026-05-01 {'kind': 'NEED', 'text': 'Uptime'}",
                        "questionAnswered a 2026-05-02 {'insight': 'n', 'answer': 'Yes'}"))
                .hasMessageContaining("Insight \"n\" is a NEED and not a QUESTION");
    }

    @Test
    void onlyASharedRoadmapIsCounted() {
        InsightMetrics known = metrics(
                "insight r1 2026-05-12 {'kind': 'ROADMAP_OURS', 'text': 'A new line', 'domain': 'IT'}",
                "insight r2 2026-05-12 {'kind': 'ROADMAP_THEIRS', 'text': 'A plant', 'domain': 'BUSINESS', 'sharedAt': '2026-05-12T09:00:00Z'}");
        assertThat(known.roadmapAcknowledgedShare()).isZero(); // none of one
        assertThat(known.roadmapDomains()).containsExactly("BUSINESS");
    }

    @Test
    void questionsAreOpenUntilAnswered() {
        InsightMetrics known = metrics(
                "insight q1 2026-05-22 {'kind': 'QUESTION', 'text': 'Who decides?'}",
                "insight q2 2026-05-02 {'kind': 'QUESTION', 'text': 'When?'}",
                "questionAnswered a 2026-05-03 {'insight': 'q2', 'answer': 'In May'}");
        assertThat(known.openQuestions()).isEqualTo(1);
        assertThat(known.answeredShare()).isEqualTo(0.5);
        assertThat(known.oldestQuestionDays()).isEqualTo(10);
    }

    @Test
    void roadmapsAreCountedInBothDirectionsWithAcknowledgement() {
        InsightMetrics known = metrics(
                "roadmapShared s 2026-05-22 {'direction': 'OUT', 'domain': 'IT'}",
                "insight r 2026-05-12 {'kind': 'ROADMAP_THEIRS', 'text': 'A plant', 'domain': 'BUSINESS', 'sharedAt': '2026-05-12T09:00:00Z'}",
                "insightAcknowledged k 2026-05-13 {'insight': 'r'}");
        assertThat(known.ourRoadmapDays()).isEqualTo(10);
        assertThat(known.theirRoadmapDays()).isEqualTo(20);
        assertThat(known.roadmapAcknowledgedShare()).isEqualTo(1);
        assertThat(known.roadmapDomains()).containsExactly("BUSINESS", "IT");
    }

    @Test
    void goalsAreSharedWhenBothPartiesAgreedAndGrow() {
        InsightMetrics known = metrics(
                "insight g1 2026-01-01 {'kind': 'GOAL', 'text': 'Uptime', 'side': 'THEM', 'target': 100, 'value': 50}",
                "insightAcknowledged k1 2026-01-02 {'insight': 'g1'}",
                "insight g2 2026-01-01 {'kind': 'GOAL', 'text': 'A second line', 'side': 'US', 'target': 2, 'value': 0}",
                "insightAcknowledged k2 2026-01-02 {'insight': 'g2'}",
                "initiative i 2026-02-01 {'name': 'Line', 'priority': 0.5, 'goal': 'g1'}");
        assertThat(known.goalsAgreedShare()).isEqualTo(1);
        assertThat(known.goalAttainment()).isZero();
        assertThat(known.alignedShare()).isEqualTo(1);
        assertThat(known.jointGrowth()).isFalse();
        assertThat(metrics(
                                "insight g1 2026-01-01 {'kind': 'GOAL', 'text': 'Uptime', 'side': 'THEM', 'target': 100, 'value': 50}",
                                "insightAcknowledged k1 2026-01-02 {'insight': 'g1'}",
                                "insight g2 2026-01-01 {'kind': 'GOAL', 'text': 'A second line', 'side': 'US', 'target': 2}",
                                "insightAcknowledged k2 2026-01-02 {'insight': 'g2'}",
                                "insightReviewed r0 2026-04-01 {'insight': 'g2', 'value': 0}",
                                "insightReviewed r1 2026-04-01 {'insight': 'g1', 'value': 60}",
                                "insightReviewed r 2026-05-01 {'insight': 'g2', 'value': 1}")
                        .jointGrowth())
                .isTrue();
    }

    /** Of three initiatives one serves an agreed goal, one serves a goal of ours alone, and one serves none: 1/3. */
    @Test
    void initiativeForAGoalOfOneSideIsNotAligned() {
        assertThat(metrics(
                                "insight g1 2026-01-01 {'kind': 'GOAL', 'text': 'Uptime', 'side': 'THEM'}",
                                "insightAcknowledged k1 2026-01-02 {'insight': 'g1'}",
                                "insight g2 2026-01-01 {'kind': 'GOAL', 'text': 'A second line', 'side': 'US'}",
                                "initiative i1 2026-02-01 {'name': 'Line', 'priority': 0.5, 'goal': 'g1'}",
                                "initiative i2 2026-02-01 {'name': 'Plant', 'priority': 0.5, 'goal': 'g2'}",
                                "initiative i3 2026-02-01 {'name': 'Move', 'priority': 0.5}")
                        .alignedShare())
                .isEqualTo(1 / 3.0);
    }

    @Test
    void roadmapItemsThatWereNeverSharedDoNotCount() {
        InsightMetrics known = metrics(
                "insight secret 2026-05-12 {'kind': 'ROADMAP_OURS', 'text': 'A robot', 'domain': 'LAB'}",
                "insight told 2026-05-12 {'kind': 'ROADMAP_OURS', 'text': 'A plant', 'domain': 'IT', 'sharedAt': '2026-05-12T09:00:00Z'}");
        assertThat(known.roadmapDomains()).containsExactly("IT");
        assertThat(known.roadmapAcknowledgedShare()).isZero();
        assertThat(metrics("insight secret 2026-05-12 {'kind': 'ROADMAP_OURS', 'text': 'A robot', 'domain': 'LAB'}")
                        .roadmapAcknowledgedShare())
                .isNull();
        // An item may be noted first and shared later.
        assertThat(metrics(
                                "insight secret 2026-05-12 {'kind': 'ROADMAP_OURS', 'text': 'A robot', 'domain': 'LAB'}",
                                "insightShared s 2026-05-20 {'direction': 'OUT', 'insight': 'secret'}",
                                "roadmapShared whole 2026-05-21 {'direction': 'IN'}")
                        .roadmapDomains())
                .containsExactly("LAB");
        assertThatThrownBy(() -> metrics(
                        "insight secret 2026-05-12 {'kind': 'ROADMAP_OURS', 'text': 'A robot'}",
                        "insightShared s 2026-05-20 {'direction': 'IN', 'insight': 'secret'}"))
                .hasMessageContaining("is a ROADMAP_OURS, so it cannot be shared in the direction IN");
    }

    private static final String LESS_DOWNTIME =
            "insight g1 2026-01-10 {'kind': 'GOAL', 'side': 'THEM', 'text': 'Downtime from 10 h to 2 h', 'target': 2, 'value': 10, 'acknowledgedAt': '2026-01-10T09:00:00Z'}";
    private static final String MORE_REVENUE =
            "insight g2 2026-01-10 {'kind': 'GOAL', 'side': 'US', 'text': 'From 100k to 120k', 'target': 120, 'value': 100, 'acknowledgedAt': '2026-01-10T09:00:00Z'}";

    private static String reviewed(String goal, String day, double value) {
        return "insightReviewed %s-%s %s {'insight': '%s', 'value': %s}".formatted(goal, day, day, goal, value);
    }

    @Test
    void goalsProgressFromTheirFirstValueTowardsTheTarget() {
        InsightMetrics atFirst = metrics(LESS_DOWNTIME, MORE_REVENUE);
        assertThat(atFirst.goalAttainment()).isZero();
        assertThat(atFirst.jointGrowth()).isFalse();
        // Downtime fell from 10 to 6 (half of the way to 2), but revenue fell, too.
        InsightMetrics fell =
                metrics(LESS_DOWNTIME, MORE_REVENUE, reviewed("g1", "2026-03-01", 6), reviewed("g2", "2026-03-01", 80));
        assertThat(fell.jointGrowth()).isFalse();
        // (0.5 + 0)/2: a goal that moved away does not outweigh the other.
        assertThat(fell.goalAttainment()).isEqualTo(0.25);
        InsightMetrics grew = metrics(
                LESS_DOWNTIME, MORE_REVENUE, reviewed("g1", "2026-03-01", 6), reviewed("g2", "2026-03-01", 105));
        assertThat(grew.jointGrowth()).isTrue();
        // (0.5 + 5/20)/2.
        assertThat(grew.goalAttainment()).isEqualTo(0.375);
    }

    @Test
    void goalHasDirectionAndProgressAndMayHaveTheTargetZero() {
        Goal complaints = new Goal(10, 4, 0);
        assertThat(complaints.direction()).isEqualTo(GoalDirection.DOWN);
        // (4 - 10)/(0 - 10).
        assertThat(complaints.progress()).isEqualTo(0.6);
        assertThat(new Goal(100, 80, 120).progress()).isEqualTo(-1);
        assertThat(new Goal(100, 130, 120).progress()).isEqualTo(1.5);
        assertThat(new Goal(5, 5, 5).direction()).isEqualTo(GoalDirection.HOLD);
        assertThat(new Goal(5, 5, 5).progress()).isEqualTo(1);
        assertThat(new Goal(5, 5, 5).grows()).isFalse();
        assertThat(new Goal(5, 4, 5).progress()).isZero();
        assertThat(Goal.of(null, null, 3.0)).isNull();
    }

    @Test
    void unacknowledgedExpectationIsAMismatch() {
        InsightMetrics known = metrics(
                "insight e1 2026-01-01 {'kind': 'EXPECTATION', 'text': 'Four hours', 'side': 'THEM'}",
                "insight e2 2026-01-01 {'kind': 'EXPECTATION', 'text': 'A forecast', 'side': 'US'}",
                "insightAcknowledged k 2026-01-02 {'insight': 'e2'}");
        assertThat(known.expectationsUnmatched()).containsExactly("e1");
    }

    private static InsightMetrics ranked(String... commitments) {
        List<String> lines = new ArrayList<>();
        for (int rank = 1; rank <= 3; rank++) {
            lines.add("insight n%d 2026-01-01 {'kind': 'NEED', 'text': 'x', 'rank': %d}".formatted(rank, rank));
        }
        lines.addAll(List.of(commitments));
        return metrics(lines.toArray(String[]::new));
    }

    private static String promise(String ref, String day, String due, String need) {
        return "commitmentMade %s %s {'title': 'x', 'dueAt': '%sT00:00:00Z', 'insight': '%s'}"
                .formatted(ref, day, due, need);
    }

    /** The order of the commitments is the reverse of that in which they are due, and only the latter counts. */
    @Test
    void priorityAlignmentFollowsTheDueTimes() {
        assertThat(ranked(
                                promise("c3", "2026-02-01", "2026-12-03", "n3"),
                                promise("c2", "2026-03-01", "2026-12-02", "n2"),
                                promise("c1", "2026-04-01", "2026-12-01", "n1"))
                        .priorityAlignment())
                .isEqualTo(1);
        assertThat(ranked(
                                promise("c1", "2026-02-01", "2026-12-03", "n1"),
                                promise("c2", "2026-03-01", "2026-12-02", "n2"),
                                promise("c3", "2026-04-01", "2026-12-01", "n3"))
                        .priorityAlignment())
                .isEqualTo(-1);
    }

    /** n3 was due first but kept last, on 20 May: 1, 2, 3 by delivery. */
    @Test
    void priorityAlignmentFollowsTheDeliveries() {
        assertThat(ranked(
                                promise("c3", "2026-02-01", "2026-03-01", "n3"),
                                promise("c1", "2026-02-01", "2026-04-01", "n1"),
                                promise("c2", "2026-02-01", "2026-05-01", "n2"),
                                "commitmentKept k1 2026-04-01 {'commitment': 'c1'}",
                                "commitmentKept k2 2026-05-01 {'commitment': 'c2'}",
                                "commitmentKept k3 2026-05-20 {'commitment': 'c3'}")
                        .priorityAlignment())
                .isEqualTo(1);
    }

    @Test
    void twoRankedNeedsAreTooFewForAnAlignment() {
        InsightMetrics known = ranked(
                promise("c1", "2026-02-01", "2026-12-01", "n1"), promise("c2", "2026-03-01", "2026-12-02", "n2"));
        assertThat(known.priorityAlignmentBasedOn()).isEqualTo(2);
        assertThat(known.priorityAlignment()).isNull();
    }

    @Test
    void traitCoverageIsTheShareOfInfluentialPeopleWithTraits() {
        InsightMetrics known = metrics(
                FactFixtures.person("p", "PURCHASING", "BUYER", 0.9, "2026-01-01"),
                FactFixtures.person("q", "PURCHASING", "BUYER", 0.9, "2026-01-01"),
                FactFixtures.person("r", "PURCHASING", "USER", 0.1, "2026-01-01"),
                "insight t 2026-02-01 {'kind': 'TRAIT', 'text': 'Sails', 'stakeholder': 'p', 'consent': true}",
                "insight i 2026-02-01 {'kind': 'IDEA', 'text': 'Swap at shift change'}",
                "insightAcknowledged k 2026-02-02 {'insight': 'i'}");
        assertThat(known.traitCoverage()).isEqualTo(0.5);
        assertThat(known.ideasOffered()).isEqualTo(1);
        assertThat(known.ideasAccepted()).isEqualTo(1);
    }

    @Test
    void traitsWithoutConsentDoNotCount() {
        String p = FactFixtures.person("p", "PURCHASING", "BUYER", 0.9, "2026-01-01");
        String q = FactFixtures.person("q", "PURCHASING", "BUYER", 0.9, "2026-01-01");
        String untold = "insight t 2026-02-01 {'kind': 'TRAIT', 'text': 'Sails', 'stakeholder': 'p'}";
        String told = "insight u 2026-02-01 {'kind': 'TRAIT', 'text': 'Sails', 'stakeholder': 'q', 'consent': true}";
        String refused = "consent c 2026-02-02 {'stakeholder': 'q', 'purpose': 'PROFILE', 'given': false}";
        String given = "consent d 2026-02-02 {'stakeholder': 'p', 'purpose': 'PROFILE', 'given': true}";
        // Two influential people: nobody consented; q consented to this trait; q refused later; p consented to all.
        assertThat(metrics(p, q, untold).traitCoverage()).isZero();
        assertThat(metrics(p, q, untold, told).traitCoverage()).isEqualTo(0.5);
        assertThat(metrics(p, q, untold, told, refused).traitCoverage()).isZero();
        assertThat(metrics(p, q, untold, told, given).traitCoverage()).isEqualTo(1);
    }

    @Test
    void traitThatThePersonDidNotConsentToIsRefused() {
        assertThatThrownBy(() -> metrics("insight t 2026-02-01 {'kind': 'TRAIT', 'text': 'Sails', 'consent': false}"))
                .hasMessageStartingWith("consent is false, so the trait must not be stored.");
    }

    @Test
    void retiredNeedIsNotCounted() {
        assertThat(metrics(
                                "insight n 2026-01-01 {'kind': 'NEED', 'text': 'Uptime'}",
                                "insightRetired r 2026-02-01 {'insight': 'n', 'reason': 'Sold the plant'}")
                        .needs())
                .isZero();
    }

    private static ExitReview exit(int gaps, int personal, boolean unmet) {
        String[] lines = new String[1 + 2 * (gaps + personal)];
        lines[0] = "insight g 2026-01-01 {'kind': 'NEED', 'text': 'Lift 80 kg', 'unmet': %s}".formatted(unmet);
        for (int i = 0; i < gaps + personal; i++) {
            lines[1 + 2 * i] =
                    "commitmentMade c%d 2026-02-01 {'title': 'x', 'dueAt': '2026-03-01T00:00:00Z'}".formatted(i);
            lines[2 + 2 * i] = "commitmentBroken b%d 2026-03-02 {'commitment': 'c%d'%s}"
                    .formatted(i, i, i < gaps ? ", 'gap': 'g'" : ", 'attribution': 'US'");
        }
        return ExitReview.of(FactFixtures.of(lines), Party.US, NOW);
    }

    @Test
    void breachesCausedByTheProductAdviseToStopCommittingOrToLeave() {
        assertThat(exit(0, 2, false).advice()).isEqualTo(ExitAdvice.STAY);
        assertThat(exit(1, 2, true).advice()).isEqualTo(ExitAdvice.STOP_COMMITTING);
        ExitReview leave = exit(3, 1, true);
        assertThat(leave.advice()).isEqualTo(ExitAdvice.LEAVE);
        assertThat(leave.gapShare()).isEqualTo(0.75);
        assertThat(leave.companyShare()).isEqualTo(0.75);
        assertThat(leave.reasons().stream().map(reason -> reason.code()))
                .containsExactly("UNMET_NEED", "GAP_BREACHES", "PERSONAL_BREACHES");
    }

    @Test
    void roadmapThatWasNeverSharedIsNotCounted() {
        String noted = "insight r 2026-05-02 {'kind': 'ROADMAP_OURS', 'text': 'Next year', 'domain': 'IT'}";
        assertThat(metrics(noted).roadmapDomains()).isEmpty();
        assertThat(metrics(noted).roadmapAcknowledgedShare()).isNull();
        assertThat(metrics(noted).ourRoadmapDays()).isNull();
        // Noted on 2 May, shared on 22 May 09:00, ten days before 1 June 09:00.
        InsightMetrics shared = metrics(noted, "insightShared s 2026-05-22 {'insight': 'r', 'direction': 'OUT'}");
        assertThat(shared.roadmapDomains()).containsExactly("IT");
        assertThat(shared.roadmapAcknowledgedShare()).isZero();
        assertThat(shared.ourRoadmapDays()).isEqualTo(10);
    }

    @Test
    void roadmapIsSharedByItsOwner() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> metrics(
                        "insight r 2026-05-02 {'kind': 'ROADMAP_OURS', 'text': 'Next year'}",
                        "insightShared s 2026-05-22 {'insight': 'r', 'direction': 'IN'}"))
                .hasMessageContaining("Insight \"r\" is a ROADMAP_OURS, so it cannot be shared in the direction IN");
    }
}
