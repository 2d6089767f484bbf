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
        all.add("tie t2 2026-01-02 {'from': 'c', 'to': 'd', 'kind': 'REPORTS_TO'}");
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
                .extracting(Politics.Faction::members)
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(politics.conflictDensity()).isCloseTo(1 / 6.0, within(1e-9));
        assertThat(politics(false).factions()).isEmpty();
    }

    @Test
    void confidenceIsCappedAtNineTenths() {
        assertThat(politics(false, CONFLICT).confidence()).isEqualTo(0.9);
        assertThat(politics(false, "tie x 2026-02-01 {'from': 'a', 'to': 'c', 'kind': 'CONFLICTS_WITH'}")
                        .confidence())
                .isEqualTo(0.5);
    }

    @Test
    void attentionToOneFactionIsTakingSides() {
        Politics neutral = politics(false, CONFLICT, talk("1", "2026-05-01", "a"), talk("2", "2026-05-02", "d"));
        assertThat(neutral.neutrality()).isCloseTo(1, within(1e-9));
        assertThat(neutral.takingSides()).isFalse();
        Politics sided = politics(
                false,
                CONFLICT,
                talk("1", "2026-05-01", "a"),
                talk("2", "2026-05-02", "b"),
                talk("3", "2026-05-03", "a"),
                talk("4", "2026-01-20", "a"),
                talk("5", "2026-01-21", "c"));
        assertThat(sided.takingSides()).isTrue();
        assertThat(sided.neutrality()).isZero();
    }

    @Test
    void driftIsTheChangeOfNeutrality() {
        Politics sided = politics(
                false,
                CONFLICT,
                talk("1", "2026-05-01", "a"),
                talk("2", "2026-05-02", "b"),
                talk("3", "2026-02-01", "a"),
                talk("4", "2026-02-02", "c"));
        assertThat(sided.drift()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void conflictOfDepartmentsFormsFactions() {
        Politics politics = politics(
                false,
                "tie x 2026-02-01 {'from': 'department:SALES', 'to': 'department:IT', 'kind': 'CONFLICTS_WITH'}");
        assertThat(politics.factions()).hasSize(2);
        assertThat(politics.factions().getFirst().members()).containsExactly("department:IT");
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
}
