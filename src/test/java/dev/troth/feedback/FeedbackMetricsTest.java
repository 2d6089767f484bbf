package dev.troth.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.troth.testing.FactFixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Metrics of the feedback of both sides. */
class FeedbackMetricsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static FeedbackMetrics metrics(String... lines) {
        return FeedbackMetrics.of(FactFixtures.of(lines), NOW);
    }

    private static String says(String ref, String day, String direction, String kind, double value, String more) {
        return "feedback %s %s {'direction': '%s', 'kind': '%s', 'value': %s%s}"
                .formatted(ref, day, direction, kind, value, more);
    }

    @Test
    void lastAnswerOfEachGroupCounts() {
        FeedbackMetrics metrics = metrics(
                says("f1", "2026-01-01", "IN", "NPS", 3, ", 'department': 'PURCHASING'"),
                says("f2", "2026-05-01", "IN", "NPS", 10, ", 'department': 'PURCHASING'"),
                says("f3", "2026-05-01", "IN", "NPS", 5, ", 'department': 'ENGINEERING'"));
        assertThat(metrics.nps()).isZero(); // one recommends us, one does not
    }

    @Test
    void honestyGapIsTheDifferenceOfTheTwoPulses() {
        FeedbackMetrics metrics = metrics(
                says("f1", "2026-05-01", "OUT", "PULSE", 9, ", 'shared': true"),
                says("f2", "2026-05-02", "IN", "PULSE", 6, ""),
                says("f3", "2026-05-03", "IN", "AUDIT", 0.6, ""));
        assertThat(metrics.honestyGap()).isEqualTo(3);
        assertThat(metrics.pulseSharedShare()).isEqualTo(0.5);
        assertThat(metrics.audit()).isEqualTo(0.6);
        assertThat(metrics.selfPraise()).isCloseTo(0.3, within(1e-9));
    }

    /** No pulse: no share. One shared pulse: 1 of 1. With that of Ann, who left, and one that was not shared: 1 of 2. */
    @Test
    void sharedShareOfPulsesSaysOnHowManyItIsBased() {
        FeedbackMetrics none = metrics(says("f0", "2026-05-01", "OUT", "CSAT", 4, ""));
        assertThat(none.pulseSharedShare()).isNull();
        assertThat(none.pulseSharedShareBasedOn()).isZero();
        String ours = says("f1", "2026-05-01", "OUT", "PULSE", 9, ", 'shared': true");
        assertThat(metrics(ours).pulseSharedShare()).isEqualTo(1);
        assertThat(metrics(ours).pulseSharedShareBasedOn()).isEqualTo(1);
        FeedbackMetrics some = metrics(
                ours,
                says("f2", "2026-05-02", "IN", "PULSE", 6, ", 'shared': false"),
                FactFixtures.person("ann", "IT", "USER", 0.5, "2026-01-01"),
                says("f3", "2026-05-02", "IN", "PULSE", 6, ", 'shared': true, 'stakeholder': 'ann'"),
                "stakeholderLeft l 2026-05-03 {'stakeholder': 'ann'}");
        assertThat(some.pulseSharedShare()).isEqualTo(0.5);
        assertThat(some.pulseSharedShareBasedOn()).isEqualTo(2);
    }

    @Test
    void dishonestFeedbackIsNotCounted() {
        assertThat(metrics(says("f1", "2026-05-01", "IN", "CSAT", 5, ", 'honest': false"))
                        .csat())
                .isNull();
    }

    @Test
    void perceptionGapIsTheDifferenceOfBothSides() {
        FeedbackMetrics metrics = metrics(
                says("f1", "2026-05-01", "OUT", "PERCEPTION", 1, ""),
                says("f2", "2026-05-22", "IN", "PERCEPTION", 0, ""));
        assertThat(metrics.perceptionGap()).isEqualTo(1);
        assertThat(metrics.perceptionAgeDays()).isEqualTo(10);
    }

    @Test
    void rapportCountsTheirFeedbackOnly() {
        FeedbackMetrics metrics = metrics(
                says("f1", "2026-05-01", "IN", "LIKE", 5, ""),
                says("f2", "2026-05-01", "IN", "CARE", 3, ""),
                says("f3", "2026-05-01", "IN", "AUTHENTIC", 4, ""),
                says("f4", "2026-05-01", "OUT", "CARE", 5, ""),
                says("f5", "2026-05-01", "OUT", "AUTHENTIC", 1, ""));
        assertThat(metrics.like()).isEqualTo(1);
        assertThat(metrics.care()).isEqualTo(0.5);
        assertThat(metrics.authentic()).isEqualTo(0.75);
        assertThat(metrics.rapport()).isEqualTo(0.75);
        assertThat(metrics.careGap()).isEqualTo(0.5);
    }

    /** 2, 3, 4 and 5: one more per answer. Of three answers, the slope is that of the first and the last. */
    @Test
    void growingEffortIsARisingTrend() {
        String[] lines = {
            says("f1", "2026-02-01", "IN", "EFFORT", 2, ""),
            says("f2", "2026-03-01", "IN", "EFFORT", 3, ""),
            says("f3", "2026-04-01", "IN", "EFFORT", 4, ""),
            says("f4", "2026-05-01", "IN", "EFFORT", 5, "")
        };
        assertThat(metrics(lines).effortTrend()).isCloseTo(1, within(1e-9));
        assertThat(metrics(lines[0], lines[1], lines[2]).effortTrend()).isNull();
    }

    /** ENGINEERING said 1 three times in 2024 and 5 in May; PURCHASING says 3: the last answers are 5 and 3. */
    @Test
    void unhappiestDepartmentIsFoundByLastAnswers() {
        FeedbackMetrics metrics = metrics(
                says("f1", "2024-03-01", "IN", "CSAT", 1, ", 'department': 'ENGINEERING'"),
                says("f2", "2024-04-01", "IN", "CSAT", 1, ", 'department': 'ENGINEERING'"),
                says("f3", "2024-05-01", "IN", "CSAT", 1, ", 'department': 'ENGINEERING'"),
                says("f4", "2026-05-01", "IN", "CSAT", 5, ", 'department': 'ENGINEERING'"),
                says("f5", "2026-05-01", "IN", "CSAT", 3, ", 'department': 'PURCHASING'"));
        assertThat(metrics.unhappiest()).isEqualTo("PURCHASING");
        assertThat(metrics.departments())
                .extracting(DepartmentFeedback::department, DepartmentFeedback::csat)
                .containsExactly(tuple("ENGINEERING", 5.0), tuple("PURCHASING", 3.0));
        assertThat(metrics.csatRespondents()).isEqualTo(2);
    }

    /** Two people of IT: one satisfied, one who would not recommend us. The scales are kept apart, and there is no average. */
    @Test
    void kindsOfFeedbackAreNotAveragedWithEachOther() {
        FeedbackMetrics metrics = metrics(
                FactFixtures.person("p", "IT", "USER", 0.5, "2026-01-01"),
                FactFixtures.person("q", "IT", "USER", 0.5, "2026-01-01"),
                FactFixtures.person("r", "SALES", "USER", 0.5, "2026-01-01"),
                says("f1", "2026-05-01", "IN", "CSAT", 4, ", 'stakeholder': 'p'"),
                says("f2", "2026-05-01", "IN", "NPS", 2, ", 'stakeholder': 'q'"),
                says("f3", "2026-05-01", "IN", "NPS", 9, ", 'stakeholder': 'r'"));
        DepartmentFeedback it = metrics.departments().getFirst();
        assertThat(it.csat()).isEqualTo(4);
        assertThat(it.nps()).isEqualTo(-100);
        assertThat(it.respondents()).isEqualTo(2);
        assertThat(metrics.unhappiest())
                .as("by NPS, which both departments gave")
                .isEqualTo("IT");
        assertThat(metrics.npsRespondents()).isEqualTo(2);
    }

    @Test
    void departmentsThatAreAlikeHaveNoUnhappiest() {
        assertThat(metrics(
                                says("f1", "2026-05-01", "IN", "CSAT", 3, ", 'department': 'IT'"),
                                says("f2", "2026-05-01", "IN", "CSAT", 3, ", 'department': 'SALES'"))
                        .unhappiest())
                .isNull();
    }

    /** Ann says 1, Bob 0 a day later: 0.5. A perception without a value states nothing and does not make it younger. */
    @Test
    void perceptionIsTheAverageOfTheRespondents() {
        FeedbackMetrics metrics = metrics(
                says("f1", "2026-05-01", "IN", "PERCEPTION", 1, ", 'stakeholder': 'ann'"),
                says("f2", "2026-05-02", "IN", "PERCEPTION", 0, ", 'stakeholder': 'bob'"),
                "feedback f3 2026-05-30 {'direction': 'IN', 'kind': 'PERCEPTION', 'text': 'Hm'}");
        assertThat(metrics.perceptionTheirs()).isEqualTo(0.5);
        assertThat(metrics.perceptionAgeDays()).isEqualTo(30);
    }

    @Test
    void liaisonBetweenTwoMembersSpeaksForOneDepartment() {
        FeedbackMetrics metrics = metrics(
                FactFixtures.person("p", "PURCHASING", "BUYER", 0.9, "2026-01-01"),
                "tie l1 2026-02-01 {'from': 'p', 'to': 'member:dana', 'kind': 'LIAISON'}",
                "tie l2 2026-02-01 {'from': 'p', 'to': 'member:milan', 'kind': 'LIAISON'}");
        assertThat(metrics.liaisonLoad()).isEqualTo(1);
    }

    @Test
    void endedLiaisonSpeaksForNoDepartment() {
        assertThat(metrics(
                                FactFixtures.person("p", "PURCHASING", "BUYER", 0.9, "2026-01-01"),
                                "tie l 2026-02-01 {'from': 'p', 'to': 'member:dana', 'kind': 'LIAISON'}",
                                "tieEnded e 2026-03-01 {'tie': 'l'}")
                        .liaisonLoad())
                .isZero();
    }

    @Test
    void auditCountsInWhicheverDirectionItWasRecorded() {
        assertThat(metrics(says("f", "2026-05-01", "OUT", "AUDIT", 0.8, "")).audit())
                .isEqualTo(0.8);
    }

    @Test
    void unsharedEstimateIsNoFeedbackToThem() {
        assertThat(metrics(says("f", "2026-05-22", "OUT", "PERCEPTION", 1, "")).lastOutDays())
                .isNull();
        assertThat(metrics(says("f", "2026-05-22", "OUT", "PERCEPTION", 1, ", 'shared': true"))
                        .lastOutDays())
                .isEqualTo(10);
    }

    @Test
    void departmentsWithoutFeedbackAreNamed() {
        FeedbackMetrics metrics = metrics(
                FactFixtures.person("p", "PURCHASING", "BUYER", 0.9, "2026-01-01"),
                FactFixtures.person("q", "MANUFACTURING", "USER", 0.3, "2026-01-01"),
                FactFixtures.person("r", "ENGINEERING", "USER", 0.3, "2026-01-01"),
                says("f1", "2026-05-01", "IN", "CSAT", 5, ", 'stakeholder': 'p'"),
                says(
                        "f2",
                        "2026-05-11",
                        "IN",
                        "CSAT",
                        2,
                        ", 'department': 'ENGINEERING', 'relayedBy': 'p', 'saidAt': '2026-05-01T09:00:00Z'"),
                "tie l 2026-02-01 {'from': 'p', 'to': 'q', 'kind': 'LIAISON'}");
        assertThat(metrics.departmentsHeard()).containsExactly("ENGINEERING", "PURCHASING");
        assertThat(metrics.departmentsNeverHeard()).containsExactly("MANUFACTURING");
        assertThat(metrics.unhappiest()).isEqualTo("ENGINEERING");
        assertThat(metrics.liaisonLoad()).isEqualTo(2);
        assertThat(metrics.relayDelayDays()).isEqualTo(10);
        assertThat(metrics.lastInDays()).isEqualTo(21);
        assertThat(metrics.lastOutDays()).isNull();
    }

    @Test
    void loyaltyIsTheirStatedValue() {
        assertThat(metrics(
                                says("f1", "2026-05-01", "IN", "LOYALTY", 1, ", 'stakeholder': 'p'"),
                                says("f2", "2026-05-01", "IN", "LOYALTY", 0, ", 'stakeholder': 'q'"))
                        .loyal())
                .isEqualTo(0.5);
    }

    @Test
    void valueOutsideItsScaleIsRefused() {
        assertThatThrownBy(() -> metrics(says("f", "2026-05-01", "IN", "NPS", 11, "")))
                .hasMessageContaining("value of NPS must be between 0.0 and 10.0, but is 11.0");
    }

    /** NPS of p (10) and q (2): 0. After q left, only p speaks: 100. */
    @Test
    void answersOfLeaversAreNotCounted() {
        String[] lines = {
            FactFixtures.person("p", "PURCHASING", "BUYER", 0.9, "2025-01-01"),
            FactFixtures.person("q", "IT", "USER", 0.3, "2025-01-01"),
            FactFixtures.person("r", "IT", "USER", 0.3, "2025-01-01"),
            says("f1", "2025-05-01", "IN", "NPS", 10, ", 'stakeholder': 'p'"),
            says("f2", "2025-05-01", "IN", "NPS", 2, ", 'stakeholder': 'q'"),
            says("f3", "2025-05-02", "IN", "PULSE", 1, ", 'stakeholder': 'q'"),
            "tie l1 2025-02-01 {'from': 'q', 'to': 'p', 'kind': 'LIAISON'}"
        };
        assertThat(metrics(lines).nps()).isZero();
        assertThat(metrics(lines).liaisonLoad()).isEqualTo(1);
        String[] after = java.util.Arrays.copyOf(lines, lines.length + 1);
        after[lines.length] = "stakeholderLeft l 2025-06-01 {'stakeholder': 'q'}";
        assertThat(metrics(after).nps()).isEqualTo(100);
        assertThat(metrics(after).pulseTheirs()).isNull();
        assertThat(metrics(after).liaisonLoad()).isZero();
        // IT was heard through q only, and r is still there.
        assertThat(metrics(after).departmentsHeard()).containsExactly("PURCHASING");
        assertThat(metrics(after).departmentsNeverHeard()).containsExactly("IT");
    }

    @Test
    void departmentThatEverybodyLeftIsNotNamedAsNeverHeard() {
        assertThat(metrics(
                                FactFixtures.person("p", "PURCHASING", "BUYER", 0.9, "2025-01-01"),
                                FactFixtures.person("q", "IT", "USER", 0.3, "2025-01-01"),
                                "stakeholderLeft l 2025-06-01 {'stakeholder': 'q'}")
                        .departmentsNeverHeard())
                .containsExactly("PURCHASING");
    }
}
