package dev.troth.politics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who stands with whom, and whether we keep out of it. */
class PoliticsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static Politics politics(boolean planned, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        for (String person : List.of("a", "b", "c", "d")) {
            all.add(FactFixtures.person(person, person.compareTo("c") < 0 ? "SALES" : "IT", "USER", 0.5, "2026-01-01"));
        }
        all.add("tie t1 2026-01-02 {'from': 'a', 'to': 'b', 'kind': 'ALLIED_WITH'}");
        all.add("tie t2 2026-01-02 {'from': 'c', 'to': 'd', 'kind': 'ALLIED_WITH'}");
        return Politics.of(FactFixtures.of(all.toArray(String[]::new)), planned, NOW);
    }

    private static final String CONFLICT =
            "tie x 2026-02-01 {'from': 'a', 'to': 'c', 'kind': 'CONFLICTS_WITH', 'confidence': 1}";

    private static String talk(String ref, String day, String who) {
        return "touchpoint %s %s {'channel': 'CALL', 'direction': 'OUT', 'participants': ['%s']}"
                .formatted(ref, day, who);
    }

    @Test
    void alliesFormFactionsWhereThereIsAConflict() {
        Politics politics = politics(false, CONFLICT);
        assertThat(politics.factions())
                .extracting(Politics.Faction::stakeholders)
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(politics.conflictDensity()).isCloseTo(1 / 6.0, within(1e-9));
        assertThat(politics(false).factions()).isEmpty();
    }

    /** The conflict of two departments is known, and is not one of the six pairs of people. */
    @Test
    void conflictOfDepartmentsIsNotAPairOfPeople() {
        Politics politics = politics(
                false,
                CONFLICT,
                "tie y 2026-02-01 {'from': 'department:SALES', 'to': 'department:IT', 'kind': 'CONFLICTS_WITH'}");
        assertThat(politics.conflicts()).isEqualTo(2);
        assertThat(politics.conflictDensity()).isCloseTo(1 / 6.0, within(1e-9));
    }

    @Test
    void confidenceIsCappedAtNineTenths() {
        assertThat(politics(false, CONFLICT).confidence()).isEqualTo(0.9);
        assertThat(politics(false, "tie x 2026-02-01 {'from': 'a', 'to': 'c', 'kind': 'CONFLICTS_WITH'}")
                        .confidence())
                .isEqualTo(0.5);
    }

    /** Three of six touchpoints are with {a, b}, three with {c, d}: shares 0.5 and 0.5, evenness 1. */
    @Test
    void equalAttentionIsNeutral() {
        Politics neutral = politics(
                false,
                CONFLICT,
                talk("1", "2026-05-01", "a"),
                talk("2", "2026-05-02", "b"),
                talk("3", "2026-05-03", "a"),
                talk("4", "2026-05-04", "c"),
                talk("5", "2026-05-05", "d"),
                talk("6", "2026-05-06", "d"));
        assertThat(neutral.basedOn()).isEqualTo(6);
        assertThat(neutral.neutrality()).isCloseTo(1, within(1e-9));
        assertThat(neutral.takingSides()).isFalse();
        assertThat(neutral.factions()).extracting(Politics.Faction::attention).containsExactly(0.5, 0.5);
    }

    /** All five touchpoints of the last 90 days are with {a, b}; the one with c on 21 January is older. */
    @Test
    void attentionToOneFactionIsTakingSides() {
        Politics sided = politics(
                false,
                CONFLICT,
                talk("1", "2026-05-01", "a"),
                talk("2", "2026-05-02", "b"),
                talk("3", "2026-05-03", "a"),
                talk("4", "2026-05-04", "a"),
                talk("5", "2026-05-05", "b"),
                talk("6", "2026-01-21", "c"));
        assertThat(sided.takingSides()).isTrue();
        assertThat(sided.neutrality()).isZero();
        assertThat(sided.factions()).extracting(Politics.Faction::attention).containsExactly(1.0, 0.0);
    }

    @Test
    void fewTouchpointsAreNoVerdict() {
        Politics one = politics(false, CONFLICT, talk("1", "2026-05-01", "a"));
        assertThat(one.basedOn()).isEqualTo(1);
        assertThat(one.takingSides()).isFalse();
        assertThat(one.neutrality()).isNull();
        assertThat(one.factions()).extracting(Politics.Faction::attention).containsOnlyNulls();
    }

    /** Four calls to a and four missed calls to c: a missed call does not count, so there are four occasions, all with a. */
    @Test
    void missedCallsAreNoAttention() {
        List<String> lines = new ArrayList<>(List.of(CONFLICT));
        for (int day = 1; day <= 4; day++) {
            lines.add(talk("a" + day, "2026-05-0" + day, "a"));
            lines.add(talk("c" + day, "2026-05-0" + day, "c").replace("CALL", "VOICEMAIL"));
        }
        assertThat(politics(false, lines.toArray(String[]::new)).basedOn()).isEqualTo(4);
    }

    /** Bob of the first faction left on 1 May: the four calls to him later are no attention, so four of four are with {c, d}. */
    @Test
    void touchpointsWithALeaverAreNoAttention() {
        List<String> lines = new ArrayList<>(List.of(CONFLICT, "stakeholderLeft l 2026-05-01 {'stakeholder': 'b'}"));
        for (int day = 2; day <= 5; day++) {
            lines.add(talk("b" + day, "2026-05-0" + day, "b"));
            lines.add(talk("c" + day, "2026-05-0" + day, "c"));
        }
        Politics four = politics(false, lines.toArray(String[]::new));
        assertThat(four.basedOn()).isEqualTo(4);
        assertThat(four.takingSides()).isFalse();
        lines.add(talk("c6", "2026-05-06", "c"));
        assertThat(politics(false, lines.toArray(String[]::new)).factions())
                .extracting(Politics.Faction::attention)
                .containsExactly(1.0, 0.0);
    }

    /** Four calls to a and four commitments to c: half of our attention each. */
    @Test
    void commitmentsAreAttention() {
        List<String> lines = new ArrayList<>(List.of(CONFLICT));
        for (int day = 1; day <= 4; day++) {
            lines.add(talk("a" + day, "2026-05-0" + day, "a"));
            lines.add("commitmentMade m%d 2026-05-0%d {'title': 'x', 'dueAt': '2026-07-01T00:00:00Z', 'madeTo': ['c']}"
                    .formatted(day, day));
        }
        Politics politics = politics(false, lines.toArray(String[]::new));
        assertThat(politics.basedOn()).isEqualTo(8);
        assertThat(politics.neutrality()).isCloseTo(1, within(1e-9));
    }

    /** Five meetings of a, b and c together: each faction took part in all of them, however many of its members came. */
    @Test
    void meetingOfSeveralFactionsCountsForEachOfThem() {
        List<String> lines = new ArrayList<>(List.of(CONFLICT));
        for (int day = 1; day <= 5; day++) {
            lines.add(talk("m" + day, "2026-05-0" + day, "a', 'b', 'c"));
        }
        assertThat(politics(false, lines.toArray(String[]::new)).neutrality()).isCloseTo(1, within(1e-9));
    }

    /** Two heads of departments who report to the same person are in conflict; a reporting line is not an alliance. */
    @Test
    void reportingLinesLeaveFactionsApart() {
        List<String> lines = new ArrayList<>(List.of(
                FactFixtures.person("ceo", "MANAGEMENT", "DECISION_MAKER", 0.9, "2026-01-01"),
                "tie r1 2026-01-02 {'from': 'a', 'to': 'ceo', 'kind': 'REPORTS_TO'}",
                "tie r2 2026-01-02 {'from': 'c', 'to': 'ceo', 'kind': 'REPORTS_TO'}",
                "tie r3 2026-01-02 {'from': 'ceo', 'to': 'a', 'kind': 'INFLUENCES'}",
                CONFLICT));
        for (int day = 1; day <= 5; day++) {
            lines.add(talk("t" + day, "2026-05-0" + day, "a"));
        }
        Politics politics = politics(false, lines.toArray(String[]::new));
        assertThat(politics.factions())
                .extracting(Politics.Faction::stakeholders)
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(politics.takingSides()).isTrue();
    }

    @Test
    void allyOfBothSidesBelongsToNeither() {
        Politics politics = politics(
                false,
                CONFLICT,
                FactFixtures.person("m", "IT", "USER", 0.5, "2026-01-01"),
                "tie n1 2026-02-02 {'from': 'm', 'to': 'a', 'kind': 'ALLIED_WITH'}",
                "tie n2 2026-02-03 {'from': 'm', 'to': 'c', 'kind': 'ALLIED_WITH'}");
        assertThat(politics.factions())
                .extracting(Politics.Faction::stakeholders)
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void conflictRecordedTwiceCountsOnce() {
        Politics politics =
                politics(false, CONFLICT, "tie y 2026-03-01 {'from': 'c', 'to': 'a', 'kind': 'CONFLICTS_WITH'}");
        assertThat(politics.conflicts()).isEqualTo(1);
    }

    /** Neutrality is 0 in the last 90 days (a, a, b, b, a) and 1 in the 90 days before (3 times a, 3 times c). */
    @Test
    void driftIsTheChangeOfNeutrality() {
        Politics sided = politics(
                false,
                CONFLICT,
                talk("1", "2026-05-01", "a"),
                talk("2", "2026-05-02", "a"),
                talk("3", "2026-05-03", "b"),
                talk("4", "2026-05-04", "b"),
                talk("5", "2026-05-05", "a"),
                talk("6", "2026-02-01", "a"),
                talk("7", "2026-02-02", "c"),
                talk("8", "2026-02-03", "a"),
                talk("9", "2026-02-04", "c"),
                talk("10", "2026-02-05", "a"),
                talk("11", "2026-02-06", "c"));
        assertThat(sided.drift()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void conflictOfDepartmentsFormsFactions() {
        Politics politics = politics(
                false,
                "tie x 2026-02-01 {'from': 'department:SALES', 'to': 'department:IT', 'kind': 'CONFLICTS_WITH'}");
        assertThat(politics.factions()).hasSize(2);
        assertThat(politics.factions().getFirst().departments()).containsExactly("IT");
    }

    @Test
    void conflictWithoutPlaybookRunIsWithoutPlan() {
        assertThat(politics(false, CONFLICT).withoutPlan()).isTrue();
        assertThat(politics(true, CONFLICT).withoutPlan()).isFalse();
        assertThat(politics(false).withoutPlan()).isFalse();
    }

    @Test
    void endedConflictIsNotCounted() {
        assertThat(politics(false, CONFLICT, "tieEnded e 2026-03-01 {'tie': 'x'}")
                        .conflicts())
                .isZero();
    }

    @Test
    void conflictWithALeaverIsOver() {
        Politics politics = politics(false, CONFLICT, "stakeholderLeft l 2026-05-01 {'stakeholder': 'c'}");
        assertThat(politics.conflicts()).isZero();
        assertThat(politics.factions()).isEmpty();
        assertThat(politics.withoutPlan()).isFalse();
    }

    @Test
    void leaverIsInNoFaction() {
        Politics politics = politics(false, CONFLICT, "stakeholderLeft l 2026-05-01 {'stakeholder': 'b'}");
        assertThat(politics.factions())
                .extracting(Politics.Faction::stakeholders)
                .allSatisfy(members -> assertThat(members).doesNotContain("b"));
    }
}
