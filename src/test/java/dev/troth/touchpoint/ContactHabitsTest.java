package dev.troth.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.testing.Told;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What contact is like, from the facts alone. */
class ContactHabitsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static ContactHabits habits(String... lines) {
        return ContactHabits.of(Told.of(lines), NOW);
    }

    @Test
    void contactThatOnlyFollowsProblemsIsTold() {
        ContactHabits habits = habits(
                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'context': 'PROBLEM'}",
                "touchpoint t2 2026-03-09 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'COMPLAINT'}",
                "touchpoint t3 2026-04-01 {'channel': 'CALL', 'direction': 'IN', 'context': 'GOOD'}");
        assertThat(habits.problemShare()).isEqualTo(2 / 3.0);
        assertThat(habits.goodTimesShare()).isEqualTo(1 / 3.0);
        assertThat(habits.onlyWhenIssues()).isTrue();
        assertThat(habits.goodAndBad()).isTrue();
    }

    @Test
    void nothingIsMadeUpWhereNothingHappened() {
        ContactHabits habits = habits("account a 2026-01-01 {'name': 'A'}");
        assertThat(habits.touchpoints()).isZero();
        assertThat(habits.problemShare()).isNull();
        assertThat(habits.topicBreadth()).isNull();
        assertThat(habits.reciprocity()).isNull();
        assertThat(habits.endUserRegularity()).isNull();
        assertThat(habits.outsideRoleShare()).isNull();
    }

    @Test
    void weAreAheadWhenASignalLedUsThereBeforeTheyComplained() {
        ContactHabits habits = habits(
                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'SIGNAL'}",
                "issueRaised i1 2026-04-01 {'severity': 0.5}",
                "touchpoint t2 2026-04-05 {'channel': 'CALL', 'direction': 'OUT', 'trigger': 'SIGNAL'}");
        assertThat(habits.aheadOfThem()).isEqualTo(1);
        assertThat(habits.proactiveShare()).isEqualTo(1);
    }

    @Test
    void topicsAreBroadWhenTheyComeAlike() {
        ContactHabits broad = habits(
                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['PRODUCT', 'CUSTOMER_OUTCOME']}",
                "touchpoint t2 2026-03-02 {'channel': 'CALL', 'direction': 'IN', 'topics': ['ROADMAP', 'FINANCE']}");
        ContactHabits narrow = habits(
                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['PRODUCT']}",
                "touchpoint t2 2026-03-02 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['product']}");
        assertThat(broad.topicBreadth()).isCloseTo(1, within(1e-9));
        assertThat(narrow.topicBreadth()).isZero();
        assertThat(broad.customerTopicShare()).isEqualTo(0.25);
        assertThat(broad.reciprocity()).isEqualTo(1);
        assertThat(narrow.reciprocity()).isZero();
    }

    @Test
    void aLesserItemBeforeACriticalOneIsAnInversionAndWhatWasNotDiscussedCarriesOver() {
        ContactHabits habits = habits("""
                touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'agenda': [
                  {'title': 'Coffee', 'priority': 0.1, 'discussed': true},
                  {'title': 'Outage', 'priority': 0.9, 'discussed': true},
                  {'title': 'Price', 'priority': 0.8, 'discussed': false}]}""");
        assertThat(habits.agendaInversions()).isEqualTo(2); // coffee before the outage, and coffee instead of the price
        assertThat(habits.carriedOver()).containsExactly("Price");
        assertThat(habits.agendaShare()).isEqualTo(1);
    }

    @Test
    void theTimesOfDiscussionCountMoreThanTheOrderOnPaper() {
        ContactHabits habits = habits("""
                touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'agenda': [
                  {'title': 'Coffee', 'priority': 0.1, 'discussedAt': '2026-03-01T09:40:00Z'},
                  {'title': 'Outage', 'priority': 0.9, 'discussedAt': '2026-03-01T09:10:00Z'}]}""");
        assertThat(habits.agendaInversions()).isZero();
    }

    @Test
    void missedCallsToAndFroAreTelephoneTagUntilSomebodyIsReached() {
        String out = "touchpoint t1 2026-03-01 {'channel': 'VOICEMAIL', 'direction': 'OUT'}";
        String in = "touchpoint t2 2026-03-02 {'channel': 'VOICEMAIL', 'direction': 'IN'}";
        String again = "touchpoint t3 2026-03-03 {'channel': 'VOICEMAIL', 'direction': 'OUT'}";
        assertThat(habits(out, in, again).telephoneTag()).isEqualTo(3);
        assertThat(habits(out, in, again, "touchpoint t4 2026-03-04 {'channel': 'CALL', 'direction': 'OUT'}")
                        .telephoneTag())
                .isZero();
        assertThat(habits(out, again).telephoneTag()).isEqualTo(1);
    }

    @Test
    void aPromiseThatWasSpokenAndNotRecordedIsMissed() {
        assertThat(habits(
                                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'promises': 2}",
                                "commitmentMade c1 2026-03-01 {'title': 'Send it', 'dueAt': '2026-03-05T00:00:00Z', 'touchpoint': 't1'}")
                        .unrecordedPromises())
                .isEqualTo(1);
    }

    @Test
    void urgencyHasToFitTheTimeThatIsLeft() {
        assertThat(
                        habits(
                                "touchpoint t1 2026-03-01 {'channel': 'EMAIL', 'direction': 'OUT', 'urgency': 'HIGH', 'answerBy': '2026-04-01T00:00:00Z'}",
                                "touchpoint t2 2026-03-01 {'channel': 'EMAIL', 'direction': 'OUT', 'urgency': 'LOW', 'answerBy': '2026-03-01T12:00:00Z', 'deliveredAt': '2026-03-01T09:00:05Z'}",
                                "touchpoint t3 2026-03-01 {'channel': 'EMAIL', 'direction': 'OUT', 'urgency': 'NORMAL', 'answerBy': '2026-03-03T12:00:00Z'}"))
                .satisfies(habits -> {
                    assertThat(habits.urgencyMismatches()).isEqualTo(2);
                    assertThat(habits.deliveryProofShare()).isEqualTo(1 / 3.0);
                });
    }

    @Test
    void contactWithUsersIsRegularWhenItsGapsAreAlike() {
        String user = Told.person("u", "MANUFACTURING", "USER", 0.4, "2026-01-01");
        String with = "{'channel': 'CALL', 'direction': 'OUT', 'participants': ['u']}";
        double even = habits(
                        user,
                        "touchpoint t1 2026-03-01 " + with,
                        "touchpoint t2 2026-03-31 " + with,
                        "touchpoint t3 2026-04-30 " + with)
                .endUserRegularity();
        double burst = habits(
                        user,
                        "touchpoint t1 2026-03-01 " + with,
                        "touchpoint t2 2026-03-02 " + with,
                        "touchpoint t3 2026-05-28 " + with)
                .endUserRegularity();
        assertThat(even).isGreaterThan(0.9).isGreaterThan(burst);
    }

    @Test
    void sharedMemoriesFadeSlowlyAndCountMoreWithMorePeople() {
        String many = "experience e1 2026-05-01 {'good': true, 'severity': 0.6, 'participants': ['p', 'q', 'r']}";
        String one = "experience e1 2026-05-01 {'good': true, 'severity': 0.6, 'participants': ['p']}";
        String old = "experience e1 2024-05-01 {'good': true, 'severity': 0.6, 'participants': ['p']}";
        String bad = "experience e1 2026-05-01 {'good': false, 'severity': 0.6}";
        assertThat(habits(many).memories()).isGreaterThan(habits(one).memories());
        assertThat(habits(one).memories()).isGreaterThan(habits(old).memories());
        assertThat(habits(old).memories()).isPositive();
        assertThat(habits(bad).memories()).isNegative();
    }

    @Test
    void whatIsLeftOpenAtTheEndIsCountedBesideTheRating() {
        ContactHabits habits = habits(
                """
                touchpoint t1 2026-03-01 {'channel': 'MEETING', 'direction': 'OUT', 'closing': true, 'rating': 0.8,
                  'agenda': [{'title': 'Handover', 'priority': 0.9}], 'learnings': ['They measure uptime']}""",
                "commitmentMade c1 2026-03-01 {'title': 'Send the papers', 'dueAt': '2026-03-09T00:00:00Z', 'touchpoint': 't1'}");
        assertThat(habits.closingRating()).isEqualTo(0.8);
        assertThat(habits.openLoops()).isEqualTo(2);
        assertThat(habits.learningShare()).isEqualTo(1);
    }

    @Test
    void contactOutsideOfOurPartIsCounted() {
        ContactHabits habits = habits(
                "insight r 2026-01-01 {'kind': 'ROLE', 'text': 'We keep it running', 'domain': 'PRODUCT'}",
                "touchpoint t1 2026-03-01 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['PRODUCT']}",
                "touchpoint t2 2026-03-02 {'channel': 'CALL', 'direction': 'OUT', 'topics': ['POLITICS']}");
        assertThat(habits.outsideRoleShare()).isEqualTo(0.5);
    }
}
