package dev.troth.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.testing.FactFixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rhythm that counts, and how well it is kept. */
class CadenceTest {
    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");
    private static final String ACCOUNT = "account a 2026-01-01 {'name': 'A'}";
    private static final String TALK = "touchpoint t 2026-03-20 {'channel': 'CALL', 'direction': 'OUT'}";

    private static Cadence cadence(String... lines) {
        return Cadence.of(FactFixtures.of(lines), NOW);
    }

    @Test
    void agreedCadenceOverAMonthCountsAsAMonth() {
        Cadence cadence = cadence(ACCOUNT, TALK, "cadenceAgreed c 2026-01-02 {'period': 'P3M'}");
        assertThat(cadence.agreedDays()).isEqualTo(90);
        assertThat(cadence.effectiveDays()).isEqualTo(30);
        assertThat(cadence.reason()).isEqualTo(CadenceReason.MONTH);
    }

    @Test
    void firstTouchpointIsDueAMonthAfterTheFirstFact() {
        Cadence never = cadence(ACCOUNT);
        assertThat(never.lastTouchpointAt()).isNull();
        // 1 January plus 30 days, and 60 days before 1 April.
        assertThat(never.nextDueAt()).isEqualTo("2026-01-31T09:00:00Z");
        assertThat(never.lateSeconds()).isEqualTo(60 * 86_400.0);
        assertThat(cadence(ACCOUNT, "touchpoint t 2026-03-30 {'channel': 'EMAIL', 'direction': 'OUT'}").nextDueAt())
                .isEqualTo("2026-01-31T09:00:00Z");
        assertThat(cadence().nextDueAt()).isNull();
    }

    @Test
    void agreedCadenceBelowAMonthHolds() {
        Cadence cadence = cadence(ACCOUNT, TALK, "cadenceAgreed c 2026-01-02 {'period': 'P14D', 'agreedWith': ['p']}");
        assertThat(cadence.effectiveDays()).isEqualTo(14);
        assertThat(cadence.reason()).isEqualTo(CadenceReason.AGREED);
        assertThat(cadence.agreedWith()).containsExactly("p");
        assertThat(cadence.nextDueAt()).isEqualTo("2026-04-03T09:00:00Z");
        assertThat(cadence.lateSeconds()).isZero();
    }

    @Test
    void largeRunningInitiativeMakesTheCadenceDaily() {
        String project = "initiative i 2026-02-01 {'name': 'New line', 'priority': 0.9, 'cadence': 'P1D'}";
        Cadence running = cadence(ACCOUNT, TALK, project);
        assertThat(running.effectiveDays()).isEqualTo(1);
        assertThat(running.reason()).isEqualTo(CadenceReason.INITIATIVE);
        assertThat(running.initiative()).isEqualTo("i");
        assertThat(running.lateSeconds()).isEqualTo(11 * 86_400);
        Cadence over = cadence(ACCOUNT, TALK, project, "initiativeEnded e 2026-03-01 {'initiative': 'i'}");
        assertThat(over.effectiveDays()).isEqualTo(30);
    }

    @Test
    void oneWayMessagesAreNotTouchpointsOfTheCadence() {
        Cadence cadence = cadence(ACCOUNT, TALK, "touchpoint u 2026-03-30 {'channel': 'EMAIL', 'direction': 'OUT'}");
        assertThat(cadence.lastTouchpointAt()).isEqualTo("2026-03-20T09:00:00Z");
    }

    @Test
    void adherenceIsTheShareOfTimeWithinTheCadence() {
        Cadence cadence = cadence(
                ACCOUNT,
                "cadenceAgreed c 2026-01-01T09:30 {'period': 'P10D'}",
                "touchpoint t1 2026-01-01T10:00 {'channel': 'CALL', 'direction': 'OUT'}",
                "touchpoint t2 2026-02-15T09:00 {'channel': 'CALL', 'direction': 'OUT'}");
        assertThat(cadence.adherence()).isCloseTo(20 / 90.0, within(0.01));
    }

    @Test
    void burstOfTouchpointsLowersConsistency() {
        String call = " {'channel': 'CALL', 'direction': 'OUT'}";
        Cadence even = cadence(
                "touchpoint t1 2025-12-30" + call,
                "touchpoint t2 2026-01-29" + call,
                "touchpoint t3 2026-02-28" + call,
                "touchpoint t4 2026-03-29" + call);
        Cadence burst = cadence(
                "touchpoint t1 2026-01-02" + call,
                "touchpoint t2 2026-01-03" + call,
                "touchpoint t3 2026-01-04" + call,
                "touchpoint t4 2026-01-05" + call);
        assertThat(even.consistency()).isGreaterThan(0.9);
        assertThat(burst.consistency()).isLessThan(0.5);
    }

    @Test
    void cadenceNamesOnlyThoseWhoAgreedAndAreStillThere() {
        assertThat(cadence(
                                ACCOUNT,
                                TALK,
                                dev.troth.testing.FactFixtures.person("p", "IT", "USER", 0.5, "2026-01-01"),
                                dev.troth.testing.FactFixtures.person("q", "IT", "USER", 0.5, "2026-01-01"),
                                "cadenceAgreed c 2026-01-02 {'period': 'P14D', 'agreedWith': ['p', 'q']}",
                                "stakeholderLeft l 2026-02-01 {'stakeholder': 'p'}")
                        .agreedWith())
                .containsExactly("q");
    }
}
