package dev.troth.trust.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.Fact;
import dev.troth.member.MemberProfile;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Row;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Our own people, by the accounts they look after. */
class MemberTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static Member member(String... lines) {
        return member(Map.of("a", FactFixtures.of(lines)), List.of());
    }

    private static Member member(Map<String, List<Fact>> facts, List<Fact> market) {
        List<CommitmentHistory> own = facts.values().stream()
                .flatMap(of -> CommitmentHistory.all(of).stream())
                .filter(promise -> "dana".equals(promise.terms().body().madeBy()))
                .toList();
        BatchContext<Row> together = new BatchContext<>(AsOf.at(NOW), List.of());
        return Member.of(together, "dana", MemberProfile.all(market).get("dana"), List.of(), own, facts, market, 2);
    }

    private static String made(String ref, String day, String more) {
        return "commitmentMade %s %s {'title': 'x', 'dueAt': '2026-05-20T00:00:00Z', 'madeBy': '%s'}"
                .formatted(ref, day, more.isEmpty() ? "dana" : more);
    }

    @Test
    void ownKeptShareIsShownBesideThatOfTheCompany() {
        Member member = member(
                made("c1", "2026-05-01", ""),
                "commitmentKept k1 2026-05-10 {'commitment': 'c1'}",
                made("c2", "2026-05-01", ""),
                "commitmentBroken b2 2026-05-21 {'commitment': 'c2', 'attribution': 'COMPANY'}",
                made("c3", "2026-05-01", "milan"),
                "commitmentBroken b3 2026-05-21 {'commitment': 'c3', 'attribution': 'US'}");
        // One kept, one broken by the company, which does not count: 1 of 1.
        assertThat(member.keptShare()).isEqualTo(1);
        assertThat(member.companyKeptShare()).isEqualTo(1 / 3.0);
        assertThat(member.breachesOfTheirs()).isZero();
        assertThat(member.breachesOfCompany()).isEqualTo(1);
    }

    @Test
    void neglectedSmallAccountsAreNamed() {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        List<String> busy = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            busy.add("touchpoint t%d 2026-05-0%d {'channel': 'CALL', 'direction': 'OUT'}".formatted(i, i));
        }
        facts.put("big", FactFixtures.of(busy.toArray(String[]::new)));
        facts.put("small", FactFixtures.of("touchpoint s 2026-05-01 {'channel': 'CALL', 'direction': 'OUT'}"));
        assertThat(member(facts, List.of()).neglected()).containsExactly("small");
    }

    /** Nine calls there and two here: a quarter of nine is 2.25. */
    @Test
    void neglectIsMeasuredAgainstTheOtherAccounts() {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        facts.put("big", calls(9));
        facts.put("small", calls(2));
        assertThat(member(facts, List.of()).neglected()).containsExactly("small");
        facts.put("small", calls(3));
        assertThat(member(facts, List.of()).neglected()).isEmpty();
    }

    private static List<Fact> calls(int number) {
        return FactFixtures.of(IntStream.rangeClosed(1, number)
                .mapToObj("touchpoint t%1$d 2026-05-0%1$d {'channel': 'CALL', 'direction': 'OUT'}"::formatted)
                .toArray(String[]::new));
    }

    @Test
    void accountsThatNobodyCallsAreNeglectedEvenIfNoneIsCalled() {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        facts.put("old", FactFixtures.of("account a 2025-01-01 {'name': 'A'}"));
        facts.put("older", FactFixtures.of("account a 2024-01-01 {'name': 'A'}"));
        assertThat(member(facts, List.of()).neglected()).containsExactly("old", "older");
    }

    @Test
    void coolingIsASlopeOfTouchpoints() {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        List<String> cools = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            cools.add("touchpoint t%d 2026-01-0%d {'channel': 'CALL', 'direction': 'OUT'}".formatted(i, i + 1));
        }
        cools.add("touchpoint u 2026-05-01 {'channel': 'CALL', 'direction': 'OUT'}");
        facts.put("cools", FactFixtures.of(cools.toArray(String[]::new)));
        facts.put("rare", FactFixtures.of("touchpoint s 2026-05-01 {'channel': 'CALL', 'direction': 'OUT'}"));
        assertThat(member(facts, List.of()).cooling()).containsExactly("cools");
    }

    private static List<Fact> callsOn(String... days) {
        return FactFixtures.of(IntStream.range(0, days.length)
                .mapToObj(i -> "touchpoint t%d %s {'channel': 'CALL', 'direction': 'OUT'}".formatted(i, days[i]))
                .toArray(String[]::new));
    }

    /**
     * 90 days before 1 June 09:00 is 3 March 09:00. Four calls before and two since: halved. Three since are more than half;
     * three before are too few to judge, even if there is none since. A quiet account is not a cooling one.
     */
    @Test
    void halfOfAtLeastFourTouchpointsIsCooling() {
        String[] before = {"2026-01-05", "2026-01-20", "2026-02-03", "2026-03-03T08:59:59Z"};
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        facts.put("halved", callsOn(before[0], before[1], before[2], before[3], "2026-03-03T09:00:00Z", "2026-05-01"));
        facts.put(
                "less", callsOn(before[0], before[1], before[2], before[3], "2026-04-01", "2026-04-02", "2026-05-01"));
        facts.put("few", callsOn(before[0], before[1], before[2]));
        facts.put("quiet", callsOn("2026-01-05", "2026-05-01"));
        facts.put("none", List.of());
        assertThat(member(facts, List.of()).cooling()).containsExactly("halved");
    }

    /** Nine calls there. Of three here, two were with somebody who had left: 1 is less than a quarter of 9, and so is cooling. */
    @Test
    void callsToALeaverAreNoAttention() {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        facts.put("big", calls(9));
        facts.put("small", calls(3));
        assertThat(member(facts, List.of()).neglected()).isEmpty();
        String with = "touchpoint t%d 2026-0%d-0%d {'channel': 'CALL', 'direction': 'OUT', 'participants': ['p']}";
        List<String> lines = new ArrayList<>(List.of(
                FactFixtures.person("p", "IT", "USER", 0.5, "2025-12-01"),
                "stakeholderLeft l 2026-05-02 {'stakeholder': 'p'}"));
        for (int i = 1; i <= 3; i++) {
            lines.add(with.formatted(i, 5, i));
        }
        facts.put("small", FactFixtures.of(lines.toArray(String[]::new)));
        assertThat(member(facts, List.of()).neglected())
                .as("the call of 2 May was at the time of the departure, so there are two")
                .containsExactly("small");
        for (int i = 4; i <= 8; i++) {
            lines.add(with.formatted(i, 1, i));
        }
        facts.put("small", FactFixtures.of(lines.toArray(String[]::new)));
        assertThat(member(facts, List.of()).cooling())
                .as("five calls in January, and two of 2.5 at most")
                .containsExactly("small");
    }

    private static String answered(String ref, String day, int hours) {
        return "touchpoint %s %s {'channel': 'EMAIL', 'direction': 'OUT', 'responseTime': 'PT%dH'}"
                .formatted(ref, day, hours);
    }

    /** Median of 1, 2 and 3 hours in the 90 days from December on, of 5, 6 and 7 hours since March: three times as slow. */
    @Test
    void slowerAnswersAreAResponseDrift() {
        String[] lines = {
            answered("t1", "2026-01-01", 1),
            answered("t2", "2026-01-02", 2),
            answered("t3", "2026-01-03", 3),
            answered("t4", "2026-05-01", 5),
            answered("t5", "2026-05-02", 6),
            answered("t6", "2026-05-03", 7)
        };
        assertThat(member(lines).responseDrift()).isEqualTo(3);
        String[] late = {
            FactFixtures.person("p", "IT", "USER", 0.5, "2025-12-01"),
            "stakeholderLeft l 2026-04-01 {'stakeholder': 'p'}",
            lines[0],
            lines[1],
            lines[2],
            lines[3],
            lines[4].replace("'responseTime'", "'participants': ['p'], 'responseTime'"),
            lines[5]
        };
        assertThat(member(late).responseDrift())
                .as("two responses to people who are there, and one to a leaver")
                .isNull();
        assertThat(member(lines[2], lines[5]).responseDrift())
                .as("one response each is no drift")
                .isNull();
    }

    private static String call(String ref, String at) {
        return "touchpoint %s %s {'channel': 'CALL', 'direction': 'OUT', 'by': 'dana'}".formatted(ref, at);
    }

    /** Three of eight calls after hours: 0.375. */
    @Test
    void memberWorkingAfterHoursIsOverloaded() {
        List<String> lines = new ArrayList<>();
        for (int day = 4; day <= 8; day++) {
            lines.add(call("d" + day, "2026-05-0" + day + "T10:00:00Z"));
        }
        for (int day = 4; day <= 6; day++) {
            lines.add(call("n" + day, "2026-05-0" + day + "T21:00:00Z"));
        }
        Member member = member(lines.toArray(String[]::new));
        assertThat(member.touchpoints()).isEqualTo(8);
        assertThat(member.afterHoursShare()).isEqualTo(0.375);
        assertThat(member.overloaded()).isTrue();
    }

    private static Member registered(List<String> member, String... calls) {
        return member(Map.of("a", FactFixtures.of(calls)), FactFixtures.of(member.toArray(String[]::new)));
    }

    /** Works Tuesday to Saturday from 12 to 20 in Berlin, which is two hours ahead in May: 10:00 to 18:00 UTC. */
    private static final String SHIFT =
            "member dana 2026-01-01 {'name': 'Dana', 'timeZone': 'Europe/Berlin', 'market': true, 'workingHours':"
                    + " [{'days': ['TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'], 'from': '12:00', 'to': '20:00'}]}";

    /** Saturday 10:00 and Tuesday 17:59 UTC are within the shift; Monday at noon, Tuesday 9:59 and 18:00 are not: 3/5. */
    @Test
    void afterHoursAreThoseOutsideTheWorkingHoursOfTheMember() {
        String[] calls = {
            call("t1", "2026-05-09T10:00:00Z"),
            call("t2", "2026-05-12T17:59:00Z"),
            call("t3", "2026-05-11T12:00:00Z"),
            call("t4", "2026-05-12T09:59:00Z"),
            call("t5", "2026-05-12T18:00:00Z")
        };
        assertThat(registered(List.of(SHIFT), calls).afterHoursShare()).isEqualTo(0.6);
        assertThat(registered(List.of(SHIFT)).afterHoursShare()).isNull();
        assertThat(member(calls).afterHoursShare())
                .as("not registered, so nine to five in UTC: Saturday, 17:59 and 18:00")
                .isEqualTo(0.6);
        assertThat(registered(
                                List.of("member dana 2026-01-01 {'name': 'Dana', 'timeZone': 'UTC', 'market': true}"),
                                calls[0])
                        .afterHoursShare())
                .as("registered without hours: weekdays")
                .isEqualTo(1);
    }

    /** Since 10 May she works in the mornings, 8 to 12 UTC: the call of Friday at 17 belongs to the shift before. */
    @Test
    void touchpointIsJudgedByTheWorkingHoursOfItsTime() {
        String mornings =
                "memberChanged m 2026-05-10 {'member': 'dana', 'timeZone': 'UTC', 'market': true, 'workingHours':"
                        + " [{'days': ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], 'from': '08:00', 'to': '12:00'}]}";
        String friday = call("t1", "2026-05-08T17:00:00Z");
        String tuesday = call("t2", "2026-05-12T17:00:00Z");
        assertThat(registered(List.of(SHIFT, mornings), friday, tuesday).afterHoursShare())
                .isEqualTo(0.5);
        assertThat(registered(List.of(SHIFT), friday, tuesday).afterHoursShare())
                .isZero();
    }

    @Test
    void oneSaturdayIsNoOverload() {
        Member member = member(call("t1", "2026-05-09T10:00:00Z"), call("t2", "2026-05-11T10:00:00Z"));
        assertThat(member.afterHoursShare()).isEqualTo(0.5);
        assertThat(member.overloaded()).isFalse();
    }

    /** Without any touchpoint nowhere is more attention than elsewhere, but both accounts have none; the new one has time. */
    @Test
    void accountsWithoutAnyTouchpointAreNeglected() {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        facts.put("one", FactFixtures.of("account one 2026-01-01 {'name': 'One'}"));
        facts.put("two", FactFixtures.of("account two 2026-01-01 {'name': 'Two'}"));
        facts.put("young", FactFixtures.of("account young 2026-05-20 {'name': 'Young'}"));
        assertThat(member(facts, List.of()).neglected()).containsExactly("one", "two");
    }

    @Test
    void coachingIsCountedWithItsFollowUps() {
        Member member = member(
                Map.of("a", List.of()),
                FactFixtures.of(
                        "coaching c1 2026-05-01 {'member': 'dana', 'advice': 'Listen first', 'market': true}",
                        "coaching c2 2026-05-02 {'member': 'dana', 'advice': 'Offer a choice', 'market': true}",
                        "coachingFollowed e 2026-05-08 {'coaching': 'c1', 'followed': false, 'market': true}",
                        "coachingFollowed f 2026-05-09 {'coaching': 'c1', 'followed': true, 'market': true}"));
        assertThat(member.coachings()).isEqualTo(2);
        assertThat(member.coachingFollowedShare()).isEqualTo(1);
    }

    @Test
    void lastResultOfACoachingCounts() {
        Member member = member(
                Map.of("a", List.of()),
                FactFixtures.of(
                        "coaching c1 2026-05-01 {'member': 'dana', 'advice': 'Listen first', 'market': true}",
                        "coachingFollowed f1 2026-05-09 {'coaching': 'c1', 'followed': true, 'market': true}",
                        "coachingFollowed f2 2026-05-20 {'coaching': 'c1', 'followed': false, 'market': true}"));
        assertThat(member.coachingFollowedShare()).isZero(); // none of one
    }

    /** All of three commitments in January serve a need, none of three in May: the focus fell by 1. */
    @Test
    void focusShareOnCustomerNeedsDrifts() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            lines.add(
                    "commitmentMade c%d 2026-01-0%d {'title': 'x', 'dueAt': '2026-12-20T00:00:00Z', 'insight': 'n', 'serves': 'CUSTOMER'}"
                            .formatted(i, i));
            lines.add("commitmentMade d%d 2026-05-0%d {'title': 'x', 'dueAt': '2026-12-20T00:00:00Z', 'serves': 'US'}"
                    .formatted(i, i));
        }
        Member member = member(lines.toArray(String[]::new));
        assertThat(member.focusShare()).isEqualTo(0.5);
        assertThat(member.focusDrift()).isEqualTo(-1);
        assertThat(member.ownInterestShare()).isEqualTo(0.5);
        assertThat(member.openItems()).isEqualTo(6);
        assertThat(member(lines.get(0), lines.get(1)).focusDrift()).isNull();
    }
}
