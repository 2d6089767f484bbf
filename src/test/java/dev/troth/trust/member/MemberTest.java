package dev.troth.trust.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.Fact;
import dev.troth.member.MemberProfile;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return Member.of("dana", MemberProfile.all(market).get("dana"), List.of(), own, facts, market, 2, NOW);
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

    @Test
    void slowerAnswersAreAResponseDrift() {
        Member member = member(
                "touchpoint t1 2026-01-01 {'channel': 'EMAIL', 'direction': 'OUT', 'responseTime': 'PT2H'}",
                "touchpoint t2 2026-05-01 {'channel': 'EMAIL', 'direction': 'OUT', 'responseTime': 'PT6H'}");
        assertThat(member.responseDrift()).isEqualTo(3);
    }

    @Test
    void memberWorkingAfterHoursIsOverloaded() {
        Member member = member(
                "touchpoint t1 2026-05-04T21:00:00Z {'channel': 'CALL', 'direction': 'OUT', 'by': 'dana'}",
                "touchpoint t2 2026-05-05T10:00:00Z {'channel': 'CALL', 'direction': 'OUT', 'by': 'dana'}");
        assertThat(member.afterHoursShare()).isEqualTo(0.5);
        assertThat(member.overloaded()).isTrue();
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
    void focusShareOnCustomerNeedsDrifts() {
        Member member = member(
                "commitmentMade c1 2026-01-01 {'title': 'x', 'dueAt': '2026-12-20T00:00:00Z', 'insight': 'n', 'serves': 'CUSTOMER'}",
                "commitmentMade c2 2026-05-01 {'title': 'x', 'dueAt': '2026-12-20T00:00:00Z', 'serves': 'US'}");
        assertThat(member.focusShare()).isEqualTo(0.5);
        assertThat(member.focusDrift()).isEqualTo(-1);
        assertThat(member.ownInterestShare()).isEqualTo(0.5);
        assertThat(member.openItems()).isEqualTo(2);
    }
}
