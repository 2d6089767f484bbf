package dev.troth.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.troth.testing.FactFixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Metrics of touchpoints, computed from facts alone. */
class TouchpointMetricsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static TouchpointMetrics metrics(String... lines) {
        return TouchpointMetrics.of(FactFixtures.of(lines), NOW);
    }

    @Test
    void touchpointsAfterProblemsAreCountedAsReactive() {
        TouchpointMetrics metrics = metrics(
                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'context': 'PROBLEM'}",
                "touchpoint t2 2026-03-09 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'COMPLAINT'}",
                "touchpoint t3 2026-04-01 {'channel': 'CALL', 'direction': 'IN', 'context': 'GOOD'}");
        assertThat(metrics.problemShare()).isEqualTo(2 / 3.0);
        assertThat(metrics.goodTimesShare()).isEqualTo(1 / 3.0);
        assertThat(metrics.goodAndBad()).isTrue();
        assertThat(metrics.onlyWhenIssues())
                .as("three touchpoints are too few to judge")
                .isNull();
    }

    @Test
    void moreThanHalfAfterIssuesIsOnlyWhenIssues() {
        String problem = "touchpoint t%d 2026-03-0%d {'channel': 'CALL', 'direction': 'OUT', 'context': 'PROBLEM'}";
        String routine = "touchpoint t9 2026-03-09 {'channel': 'CALL', 'direction': 'OUT'}";
        TouchpointMetrics metrics =
                metrics(problem.formatted(1, 1), problem.formatted(2, 2), problem.formatted(3, 3), routine);
        assertThat(metrics.onlyWhenIssues()).isTrue(); // three of four
        assertThat(metrics.goodAndBad())
                .as("a routine call is not one in good times")
                .isFalse();
        assertThat(metrics(routine).onlyWhenIssues()).isNull();
    }

    @Test
    void spotlessYearHasNoBadTimesToCompareWith() {
        assertThat(metrics("touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'context': 'GOOD'}")
                        .goodAndBad())
                .isNull();
    }

    /**
     * Of our four touchpoints one is proactive: one answers a message, one follows a request, and one comes while an issue is
     * open (1 to 10 April). The last one comes 15 days after the issue was raised.
     */
    @Test
    void touchpointThatAnswersOrFollowsAnIssueIsNotProactive() {
        TouchpointMetrics metrics = metrics(
                "touchpoint q 2026-02-01 {'channel': 'EMAIL', 'direction': 'IN', 'context': 'PROBLEM'}",
                "touchpoint t1 2026-02-02 {'channel': 'EMAIL', 'direction': 'OUT', 'answers': 'q'}",
                "touchpoint t2 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'REQUEST'}",
                "issueRaised i1 2026-04-01 {'severity': 0.5}",
                "touchpoint t3 2026-04-05 {'channel': 'CALL', 'direction': 'OUT'}",
                "issueResolved d1 2026-04-10 {'issue': 'i1'}",
                "touchpoint t4 2026-04-16 {'channel': 'CALL', 'direction': 'OUT'}");
        assertThat(metrics.proactiveShare()).isEqualTo(1 / 5.0);
    }

    /** They complained by phone two days before, and an issue from June is still open three weeks later. */
    @Test
    void touchpointAfterTheirComplaintIsNotAheadOfThem() {
        assertThat(metrics(
                                "touchpoint c 2026-05-01 {'channel': 'CALL', 'direction': 'IN', 'trigger': 'COMPLAINT'}",
                                "touchpoint s 2026-05-03 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'SIGNAL'}")
                        .aheadOfThem())
                .isZero();
        assertThat(metrics(
                                "issueRaised i 2026-05-01 {'severity': 0.5}",
                                "touchpoint s 2026-05-25 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'SIGNAL'}")
                        .aheadOfThem())
                .isZero();
    }

    @Test
    void accountWithoutTouchpointsHasNullShares() {
        TouchpointMetrics metrics = metrics("account a 2026-01-01 {'name': 'A'}");
        assertThat(metrics.touchpoints()).isZero();
        assertThat(metrics.problemShare()).isNull();
        assertThat(metrics.topicBreadth()).isNull();
        assertThat(metrics.reciprocity()).isNull();
        assertThat(metrics.memories()).isNull();
        assertThat(metrics.endUserRegularity()).isNull();
        assertThat(metrics.outsideRoleShare()).isNull();
    }

    @Test
    void touchpointAfterASignalIsAheadOfTheirComplaint() {
        TouchpointMetrics metrics = metrics(
                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'SIGNAL'}",
                "issueRaised i1 2026-04-01 {'severity': 0.5}",
                "touchpoint t2 2026-04-05 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'SIGNAL'}");
        assertThat(metrics.aheadOfThem()).isEqualTo(1);
        assertThat(metrics.proactiveShare())
                .as("the second one comes while the issue is open")
                .isEqualTo(0.5);
    }

    @Test
    void evenlyDistributedTopicsAreBroad() {
        String about = "touchpoint t%d 2026-03-0%d {'channel': 'CALL', 'direction': '%s', 'topics': ['%s']}";
        TouchpointMetrics broad = metrics(
                about.formatted(1, 1, "OUT", "PRODUCT"),
                about.formatted(2, 2, "OUT", "CUSTOMER_OUTCOME"),
                about.formatted(3, 3, "IN", "ROADMAP"),
                about.formatted(4, 4, "IN", "FINANCE"));
        TouchpointMetrics narrow = metrics(
                about.formatted(1, 1, "OUT", "PRODUCT"),
                about.formatted(2, 2, "OUT", "product"),
                about.formatted(3, 3, "OUT", "PRODUCT"),
                about.formatted(4, 4, "OUT", "PRODUCT"));
        assertThat(broad.topicBreadth()).isEqualTo(1);
        assertThat(narrow.topicBreadth()).isZero();
        assertThat(broad.customerTopicShare()).isEqualTo(0.25);
        assertThat(broad.reciprocity()).isEqualTo(1);
        assertThat(narrow.reciprocity()).isZero();
    }

    @Test
    void fewTouchpointsAreNoJudgement() {
        TouchpointMetrics one =
                metrics("touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['PRODUCT']}");
        assertThat(one.touchpoints()).isEqualTo(1);
        assertThat(one.topicBreadth()).isNull();
        assertThat(one.reciprocity()).isNull();
    }

    @Test
    void lesserItemBeforeACriticalOneIsAnInversion() {
        TouchpointMetrics metrics = metrics("""
                touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'agenda': [
                  {'title': 'Coffee', 'priority': 0.1, 'discussed': true},
                  {'title': 'Outage', 'priority': 0.9, 'discussed': true},
                  {'title': 'Price', 'priority': 0.8, 'discussed': false}]}""");
        assertThat(metrics.agendaInversions())
                .isEqualTo(2); // coffee before the outage, and coffee instead of the price
        assertThat(metrics.carriedOver()).containsExactly("Price");
        assertThat(metrics.agendaShare()).isEqualTo(1);
    }

    /** Of four touchpoints one brought an insight: 1/4. Of a meeting and two calls one had an agenda: 1/3; mail needs none. */
    @Test
    void touchpointsWithoutInsightsOrAgendaLowerTheShares() {
        TouchpointMetrics metrics = metrics(
                """
                touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'agenda': [{'title': 'Outage'}],
                  'learnings': ['They measure uptime']}""",
                "touchpoint t2 2026-03-02 {'channel': 'CALL', 'direction': 'OUT', 'learnings': []}",
                "touchpoint t3 2026-03-03 {'channel': 'EMAIL', 'direction': 'OUT', 'agenda': [{'title': 'Price'}]}",
                "touchpoint t4 2026-03-04 {'channel': 'CALL', 'direction': 'IN'}");
        assertThat(metrics.learningShare()).isEqualTo(0.25);
        assertThat(metrics.agendaShare()).isEqualTo(1 / 3.0);
    }

    @Test
    void discussionTimesOverrideTheOrderOfTheAgenda() {
        TouchpointMetrics metrics = metrics("""
                touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'agenda': [
                  {'title': 'Coffee', 'priority': 0.1, 'discussedAt': '2026-03-01T09:40:00Z'},
                  {'title': 'Outage', 'priority': 0.9, 'discussedAt': '2026-03-01T09:10:00Z'}]}""");
        assertThat(metrics.agendaInversions()).isZero();
    }

    @Test
    void undiscussedItemWithATimeOfDiscussionIsRefused() {
        assertThatThrownBy(() -> metrics("""
                touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'agenda': [
                  {'title': 'Coffee', 'discussed': false, 'discussedAt': '2026-03-01T09:40:00Z'}]}""")).hasMessageContaining("\"Coffee\" was not discussed");
    }

    @Test
    void missedCallsInBothDirectionsAreTelephoneTag() {
        String out = "touchpoint t1 2026-03-01 {'channel': 'VOICEMAIL', 'direction': 'OUT'}";
        String in = "touchpoint t2 2026-03-02 {'channel': 'VOICEMAIL', 'direction': 'IN'}";
        String again = "touchpoint t3 2026-03-03 {'channel': 'VOICEMAIL', 'direction': 'OUT'}";
        assertThat(metrics(out, in, again).telephoneTag()).isEqualTo(3);
        assertThat(metrics(out, in, again, "touchpoint t4 2026-03-04 {'channel': 'CALL', 'direction': 'OUT'}")
                        .telephoneTag())
                .isZero();
        assertThat(metrics(out, again).telephoneTag()).isEqualTo(1);
    }

    @Test
    void commitmentOfTheAccountDoesNotStandForOurs() {
        assertThat(metrics(
                                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'promises': 1}",
                                "commitmentMade c1 2026-03-01 {'title': 'Send it', 'dueAt': '2026-03-05T00:00:00Z', 'side': 'THEM', 'touchpoint': 't1'}")
                        .unrecordedCommitments())
                .isEqualTo(1);
    }

    @Test
    void spokenButUnrecordedCommitmentIsCounted() {
        assertThat(metrics(
                                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'promises': 2}",
                                "commitmentMade c1 2026-03-01 {'title': 'Send it', 'dueAt': '2026-03-05T00:00:00Z', 'touchpoint': 't1'}")
                        .unrecordedCommitments())
                .isEqualTo(1);
    }

    @Test
    void theirCommitmentDoesNotRecordOurs() {
        assertThat(metrics(
                                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'promises': 1}",
                                "commitmentMade c1 2026-03-01 {'title': 'Sign', 'side': 'THEM', 'dueAt': '2026-03-05T00:00:00Z', 'touchpoint': 't1'}")
                        .unrecordedCommitments())
                .isEqualTo(1);
    }

    @Test
    void urgencyOfTheirMessagesIsNotOurMismatch() {
        assertThat(metrics(
                                "touchpoint t1 2026-03-01 {'channel': 'EMAIL', 'direction': 'IN', 'urgency': 'HIGH', 'answerBy': '2026-04-01T00:00:00Z'}")
                        .urgencyMismatches())
                .isZero();
    }

    @Test
    void urgencyAgainstTheTimeLeftIsAMismatch() {
        assertThat(
                        metrics(
                                "touchpoint t1 2026-03-01 {'channel': 'EMAIL', 'direction': 'OUT', 'urgency': 'HIGH', 'answerBy': '2026-04-01T00:00:00Z'}",
                                "touchpoint t2 2026-03-01 {'channel': 'EMAIL', 'direction': 'OUT', 'urgency': 'LOW', 'answerBy': '2026-03-01T12:00:00Z', 'deliveredAt': '2026-03-01T09:00:05Z'}",
                                "touchpoint t3 2026-03-01 {'channel': 'EMAIL', 'direction': 'OUT', 'urgency': 'NORMAL', 'answerBy': '2026-03-03T12:00:00Z'}"))
                .satisfies(metrics -> {
                    assertThat(metrics.urgencyMismatches()).isEqualTo(2);
                    assertThat(metrics.deliveryProofShare()).isEqualTo(1 / 3.0);
                });
    }

    @Test
    void equalGapsMakeEndUserContactRegular() {
        String user = FactFixtures.person("u", "MANUFACTURING", "USER", 0.4, "2026-01-01");
        String with = "{'channel': 'CALL', 'direction': 'OUT', 'participants': ['u']}";
        double even = metrics(
                        user,
                        "touchpoint t1 2026-03-01 " + with,
                        "touchpoint t2 2026-03-31 " + with,
                        "touchpoint t3 2026-04-30 " + with)
                .endUserRegularity();
        double burst = metrics(
                        user,
                        "touchpoint t1 2026-03-01 " + with,
                        "touchpoint t2 2026-03-02 " + with,
                        "touchpoint t3 2026-05-28 " + with)
                .endUserRegularity();
        assertThat(even).isGreaterThan(0.9).isGreaterThan(burst);
    }

    /**
     * Gaps of 30 and 30 days, and 32 days since: mean 92/3, standard deviation sqrt(8)/3, regularity 1/(1 + sqrt(8)/92). A
     * missed call between them changes nothing; two calls and a missed one are too few.
     */
    @Test
    void missedCallIsNoContactWithAUser() {
        String user = FactFixtures.person("p", "IT", "USER", 0.5, "2026-01-01");
        String with = "{'channel': '%s', 'direction': 'OUT', 'participants': ['p']}";
        String first = "touchpoint t1 2026-03-01T00:00:00Z " + with.formatted("CALL");
        String second = "touchpoint t2 2026-03-31T00:00:00Z " + with.formatted("EMAIL");
        String third = "touchpoint t3 2026-04-30T00:00:00Z " + with.formatted("MEETING");
        String missed = "touchpoint t4 2026-04-02T00:00:00Z " + with.formatted("VOICEMAIL");
        assertThat(metrics(user, first, second, third, missed).endUserRegularity())
                .isCloseTo(1 / (1 + Math.sqrt(8) / 92), within(1e-12));
        assertThat(metrics(user, first, second, missed).endUserRegularity()).isNull();
    }

    /** The driver left on 1 April: the call of May is none with a user, and two contacts are too few. */
    @Test
    void userWhoLeftIsNotSeenAnyMore() {
        String user = FactFixtures.person("p", "IT", "USER", 0.5, "2026-01-01");
        String buyer = FactFixtures.person("q", "IT", "APPROVER", 0.5, "2026-01-01");
        String left = "stakeholderLeft l 2026-04-01 {'stakeholder': 'p'}";
        String with = "{'channel': 'CALL', 'direction': 'OUT', 'participants': ['p', 'q']}";
        String[] calls = {"touchpoint t1 2026-02-01 " + with, "touchpoint t2 2026-03-01 " + with};
        String late = "touchpoint t3 2026-05-01 " + with;
        assertThat(metrics(user, buyer, calls[0], calls[1], late).endUserRegularity())
                .isNotNull();
        assertThat(metrics(user, buyer, left, calls[0], calls[1], late).endUserRegularity())
                .isNull();
    }

    /**
     * A good experience of four people (named twice is named once), 540 days ago: 0.6 x 2 / 2 = 0.6, and tanh(0.6/3). With
     * a bad one of today of the same weight, the balance is 0, which is not the same as none.
     */
    @Test
    void memoriesFadeToHalfIn540DaysAndGrowWithTheRootOfThePeople() {
        String good =
                "experience e1 2024-12-08T00:00:00Z {'good': true, 'severity': 0.6, 'participants': ['p', 'q', 'r', 's', 's']}";
        String bad = "experience e2 2026-06-01T00:00:00Z {'good': false, 'severity': 0.6}";
        assertThat(metrics(good).memories()).isCloseTo(Math.tanh(0.2), within(1e-12));
        assertThat(metrics(good, bad).memories()).isCloseTo(0, within(1e-12));
        assertThat(metrics("touchpoint t 2026-05-01 {'channel': 'EVENT', 'direction': 'OUT'}")
                        .memories())
                .isNull();
    }

    @Test
    void sharedExperiencesFadeAndCountByParticipants() {
        String many = "experience e1 2026-05-01 {'good': true, 'severity': 0.6, 'participants': ['p', 'q', 'r']}";
        String one = "experience e1 2026-05-01 {'good': true, 'severity': 0.6, 'participants': ['p']}";
        String old = "experience e1 2024-05-01 {'good': true, 'severity': 0.6, 'participants': ['p']}";
        String bad = "experience e1 2026-05-01 {'good': false, 'severity': 0.6}";
        assertThat(metrics(many).memories()).isGreaterThan(metrics(one).memories());
        assertThat(metrics(one).memories()).isGreaterThan(metrics(old).memories());
        assertThat(metrics(old).memories()).isPositive();
        assertThat(metrics(bad).memories()).isNegative();
    }

    @Test
    void openLoopsOfTheClosingMeetingAreCounted() {
        TouchpointMetrics metrics = metrics(
                """
                touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'closing': true, 'rating': 0.8,
                  'agenda': [{'title': 'Handover', 'priority': 0.9}], 'learnings': ['They measure uptime']}""",
                "commitmentMade c1 2026-03-01 {'title': 'Send the papers', 'dueAt': '2026-03-09T00:00:00Z', 'touchpoint': 't1'}");
        assertThat(metrics.closingRating()).isEqualTo(0.8);
        assertThat(metrics.openLoops()).isEqualTo(2);
        assertThat(metrics.learningShare()).isEqualTo(1);
    }

    /** Of the initiative, c1 was made before the closing meeting and is open, c2 is kept, and c3 was made after it. */
    @Test
    void openCommitmentsOfTheInitiativeAreOpenLoops() {
        String made = "commitmentMade %s %s {'title': 'x', 'dueAt': '2026-12-01T00:00:00Z', 'initiative': 'i'}";
        TouchpointMetrics metrics = metrics(
                "initiative i 2026-01-01 {'name': 'Line', 'priority': 0.5}",
                made.formatted("c1", "2026-02-01"),
                made.formatted("c2", "2026-02-01"),
                "commitmentKept k 2026-02-20 {'commitment': 'c2'}",
                "touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'closing': true, 'initiative': 'i'}",
                made.formatted("c3", "2026-04-01"));
        assertThat(metrics.openLoops()).isEqualTo(1);
    }

    @Test
    void touchpointsBeyondOurPartAreCounted() {
        TouchpointMetrics metrics = metrics(
                "insight r 2026-01-01 {'kind': 'ROLE', 'text': 'We keep it running', 'domain': 'PRODUCT'}",
                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['PRODUCT']}",
                "touchpoint t2 2026-03-02 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['POLITICS']}");
        assertThat(metrics.outsideRoleShare()).isEqualTo(0.5);
    }

    @Test
    void retiredRoleIsNotOurRoleAnyMore() {
        assertThat(metrics(
                                "insight r1 2026-01-01 {'kind': 'ROLE', 'text': 'We keep it running', 'domain': 'PRODUCT'}",
                                "insight r2 2026-01-01 {'kind': 'ROLE', 'text': 'We finance it', 'domain': 'FINANCE'}",
                                "insightRetired x 2026-02-01 {'insight': 'r1'}",
                                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['PRODUCT']}")
                        .outsideRoleShare())
                .isEqualTo(1);
    }

    @Test
    void responseToAComplaintIsNotProactive() {
        TouchpointMetrics answered = metrics(
                "touchpoint c 2026-03-01 {'channel': 'EMAIL', 'direction': 'IN', 'trigger': 'COMPLAINT'}",
                "touchpoint r 2026-03-20 {'channel': 'EMAIL', 'direction': 'OUT', 'answers': 'c'}");
        assertThat(answered.proactiveShare()).isZero();
        // A complaint by phone on 1 May, our call upon a signal on 3 May: they were first.
        TouchpointMetrics phoned = metrics(
                "touchpoint c 2026-05-01 {'channel': 'CALL', 'direction': 'IN', 'trigger': 'COMPLAINT'}",
                "touchpoint s 2026-05-03 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'SIGNAL'}");
        assertThat(phoned.aheadOfThem()).isZero();
        assertThat(phoned.proactiveShare()).isZero();
    }

    @Test
    void contactDuringAnOpenIssueIsNotAheadOfIt() {
        String raised = "issueRaised i 2026-03-01 {'severity': 0.5}";
        String signal = "touchpoint s 2026-03-20 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'SIGNAL'}";
        assertThat(metrics(raised, signal).aheadOfThem()).isZero();
        assertThat(metrics(raised, signal).proactiveShare()).isZero();
        // Resolved on 2 March, and 19 days after it was raised.
        String resolved = "issueResolved d 2026-03-02 {'issue': 'i'}";
        assertThat(metrics(raised, resolved, signal).aheadOfThem()).isEqualTo(1);
        assertThat(metrics(raised, resolved, signal).proactiveShare()).isEqualTo(1);
    }

    @Test
    void commitmentOfTheOtherSideDoesNotRecordOneOfOurs() {
        String call = "touchpoint t 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'promises': 1}";
        String made =
                "commitmentMade c 2026-03-01 {'title': 'Send it', 'dueAt': '2026-04-01T00:00:00Z', 'touchpoint': 't'%s}";
        assertThat(metrics(call, made.formatted(", 'side': 'THEM'")).unrecordedCommitments())
                .isEqualTo(1);
        assertThat(metrics(call, made.formatted("")).unrecordedCommitments()).isZero();
    }

    @Test
    void receiptIsAProofOfDelivery() {
        String mail = "touchpoint m%d 2026-05-01 {'channel': 'EMAIL', 'direction': 'OUT'}";
        assertThat(metrics(
                                mail.formatted(1),
                                mail.formatted(2),
                                "messageReceived r 2026-05-02 {'touchpoint': 'm2', 'kind': 'READ', 'stakeholder': 'p'}")
                        .deliveryProofShare())
                .isEqualTo(0.5);
    }
}
