package dev.troth.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.cadence.Cadence.CadenceReason;
import dev.troth.testing.FactFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Effective cadence and adherence to it. */
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
        assertThat(cadence(ACCOUNT, "touchpoint t 2026-03-30 {'channel': 'EMAIL', 'direction': 'OUT'}")
                        .nextDueAt())
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
        // One working day after Friday, 20 March 09:00 is Monday, 23 March 09:00; 1 April is nine days later.
        assertThat(running.nextDueAt()).isEqualTo("2026-03-23T09:00:00Z");
        assertThat(running.lateSeconds()).isEqualTo(9 * 86_400);
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
    void dailyProjectIsNotDueBeforeItBeganAndDoesNotChangeThePast() {
        List<String> lines = new ArrayList<>(List.of("account a 2025-04-01 {'name': 'A'}"));
        for (int week = 0; week < 52; week++) {
            lines.add("touchpoint t%02d %s {'channel': 'CALL', 'direction': 'OUT'}"
                    .formatted(week, Instant.parse("2025-04-02T09:00:00Z").plus(Duration.ofDays(7L * week))));
        }
        assertThat(cadence(lines.toArray(String[]::new)).adherence()).isEqualTo(1);
        // The last call was on Wednesday, 25 March. A daily project began on Monday, 30 March 09:00: due on Tuesday
        // 09:00,
        // one day late on 1 April 09:00. One day of 365 was outside of the cadence.
        lines.add("initiative i 2026-03-30 {'name': 'Line', 'priority': 0.9, 'cadence': 'P1D'}");
        Cadence cadence = cadence(lines.toArray(String[]::new));
        assertThat(cadence.nextDueAt()).isEqualTo("2026-03-31T09:00:00Z");
        assertThat(cadence.lateSeconds()).isEqualTo(86_400);
        assertThat(cadence.adherence()).isEqualTo(364 / 365.0);
    }

    @Test
    void smallDropOfThePriorityDoesNotEndTheRhythmOfAProject() {
        String project = "initiative i 2026-02-01 {'name': 'Line', 'priority': 0.9, 'cadence': 'P1D'}";
        String drop = "priorityChanged d 2026-03-01 {'initiative': 'i', 'to': 0.85}";
        assertThat(cadence(ACCOUNT, TALK, project, drop).effectiveDays()).isEqualTo(1);
        String dropped = "priorityChanged d 2026-03-01 {'initiative': 'i', 'to': 0.1}";
        assertThat(cadence(ACCOUNT, TALK, project, dropped).effectiveDays()).isEqualTo(30);
    }

    @Test
    void projectThatRisesAsksForWeeklyContactFromThenOn() {
        String project = "initiative i 2026-02-01 {'name': 'Line', 'priority': 0.5}";
        String rise = "priorityChanged d 2026-03-26 {'initiative': 'i', 'to': 0.95}";
        assertThat(cadence(ACCOUNT, TALK, project).effectiveDays()).isEqualTo(30);
        Cadence risen = cadence(ACCOUNT, TALK, project, rise);
        assertThat(risen.effectiveDays()).isEqualTo(7);
        // A week after the rise, not after the last call on 20 March.
        assertThat(risen.nextDueAt()).isEqualTo("2026-04-02T09:00:00Z");
    }

    @Test
    void accountNobodyContactedIsLateAMonthAfterItBegan() {
        Cadence cadence = cadence(ACCOUNT);
        assertThat(cadence.nextDueAt()).isEqualTo("2026-01-31T09:00:00Z");
        assertThat(cadence.lateSeconds()).isEqualTo(60 * 86_400); // 31 January to 1 April
        assertThat(cadence.adherence()).isEqualTo(30 / 90.0);
        assertThat(cadence().nextDueAt()).isNull();
        assertThat(cadence().adherence()).isNull();
    }

    @Test
    void tighterAgreementJudgesOnlyTheTimeSinceIt() {
        // Calls on 1 January, 31 January and 2 March kept the monthly rhythm. P10D since 12 March asks for a call on
        // 22 March: ten of ninety days were late, 22 March to 1 April.
        Cadence cadence = cadence(
                ACCOUNT,
                "touchpoint t1 2026-01-01 {'channel': 'CALL', 'direction': 'OUT'}",
                "touchpoint t2 2026-01-31 {'channel': 'CALL', 'direction': 'OUT'}",
                "touchpoint t3 2026-03-02 {'channel': 'CALL', 'direction': 'OUT'}",
                "cadenceAgreed c 2026-03-12 {'period': 'P10D'}");
        assertThat(cadence.adherence()).isEqualTo(80 / 90.0);
        assertThat(cadence.nextDueAt()).isEqualTo("2026-03-22T09:00:00Z");
    }

    @Test
    void endedAgreementLeavesTheMonth() {
        Cadence cadence = cadence(
                ACCOUNT,
                TALK,
                "cadenceAgreed c 2026-01-02 {'period': 'P7D', 'agreedWith': ['p']}",
                "cadenceEnded e 2026-03-21 {'reason': 'Holiday'}");
        assertThat(cadence.agreedDays()).isNull();
        assertThat(cadence.effectiveDays()).isEqualTo(30);
        assertThat(cadence.lateSeconds()).isZero();
    }

    /**
     * Of 2 March 09:00, it is due on 1 April 09:00, which is now: not late. A second earlier, it is a second late. A mail of
     * ours, and a call with somebody who had left, do not reset the month.
     */
    @Test
    void thirtyDaysAreAMonthAndASecondMoreIsLate() {
        String call = "touchpoint t %s {'channel': 'CALL', 'direction': 'OUT'}";
        assertThat(cadence(ACCOUNT, call.formatted("2026-03-02T09:00:00Z")).lateSeconds())
                .isZero();
        assertThat(cadence(ACCOUNT, call.formatted("2026-03-02T08:59:59Z")).lateSeconds())
                .isEqualTo(1);
        assertThat(cadence(
                                ACCOUNT,
                                call.formatted("2026-03-02T08:59:59Z"),
                                FactFixtures.person("p", "IT", "USER", 0.5, "2026-01-01"),
                                "stakeholderLeft l 2026-03-10 {'stakeholder': 'p'}",
                                "touchpoint m 2026-03-20 {'channel': 'EMAIL', 'direction': 'OUT'}",
                                "touchpoint u 2026-03-20 {'channel': 'CALL', 'direction': 'OUT', 'participants': ['p']}")
                        .lateSeconds())
                .isEqualTo(1);
    }

    /**
     * Gaps of 10 and 30 days, the open one of 20 is not the longest: mean 20, deviation 10, 1/(1 + 0.5). Calls on four days
     * in a row and silence for 86: mean 89/4, deviation 85 sqrt(3)/4. Two calls have one gap, which is no rhythm.
     */
    @Test
    void consistencyIsOneOverOnePlusTheVariationOfTheGaps() {
        String call = "touchpoint t%d 2026-0%s {'channel': 'CALL', 'direction': 'OUT'}";
        assertThat(cadence(call.formatted(1, "1-31"), call.formatted(2, "2-10"), call.formatted(3, "3-12"))
                        .consistency())
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(cadence(
                                call.formatted(1, "1-02"),
                                call.formatted(2, "1-03"),
                                call.formatted(3, "1-04"),
                                call.formatted(4, "1-05"))
                        .consistency())
                .isCloseTo(1 / (1 + 85 * Math.sqrt(3) / 89), within(1e-12));
        assertThat(cadence(call.formatted(1, "1-31"), call.formatted(2, "2-10")).consistency())
                .isNull();
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
