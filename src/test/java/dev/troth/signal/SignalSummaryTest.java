package dev.troth.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Summary of the signals that are valid now. */
class SignalSummaryTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static SignalSummary signals(String... lines) {
        return SignalSummary.of(FactFixtures.of(lines), List.of(), NOW);
    }

    @Test
    void adoptionIsMeasuredAgainstBoughtCapabilities() {
        SignalSummary signals = signals(
                "signal u1 2026-01-01 {'kind': 'USE', 'capability': 'Routing', 'level': 0.2}",
                "signal u2 2026-05-01 {'kind': 'USE', 'capability': 'Routing', 'level': 0.9}",
                "signal u3 2026-05-01 {'kind': 'USE', 'capability': 'Reports', 'level': 0.1}");
        assertThat(signals.adoption()).isEqualTo(0.5);
        assertThat(signals.unused()).containsExactly("Reports");
    }

    @Test
    void unexplainedStallIsASignal() {
        String stall = "signal s1 2026-05-01 {'kind': 'STALL', 'level': 0.8}";
        assertThat(signals(stall).unexplainedStall()).isTrue();
        assertThat(signals(stall, "signal s2 2026-05-09 {'kind': 'STALL', 'level': 0.8, 'explained': true}")
                        .unexplainedStall())
                .isFalse();
    }

    @Test
    void endedSignalsAreNotCounted() {
        assertThat(signals("signal c 2026-01-01 {'kind': 'COMPETITION', 'level': 0.8, 'until': '2026-03-01T00:00:00Z'}")
                        .competition())
                .isZero();
        assertThat(signals("stress s 2026-01-01 {'level': 0.7, 'until': '2026-03-01T00:00:00Z'}")
                        .stress())
                .isZero();
        assertThat(signals("stress s 2026-05-01 {'level': 0.7}").stress()).isEqualTo(0.7);
    }

    @Test
    void peopleWhoMayLeaveAreSortedByLikelihood() {
        assertThat(signals(
                                "signal f1 2026-05-01 {'kind': 'FLIGHT', 'stakeholder': 'p', 'level': 0.3}",
                                "signal f2 2026-05-01 {'kind': 'FLIGHT', 'stakeholder': 'q', 'level': 0.9}",
                                "signal f3 2026-05-09 {'kind': 'FLIGHT', 'stakeholder': 'r', 'level': 0}")
                        .mayLeave())
                .containsExactly("q", "p");
    }

    @Test
    void kindInAnotherSpellingIsTheSameKind() {
        SignalSummary signals = signals(
                "signal c 2026-05-01 {'kind': ' competition', 'level': 0.8}",
                "signal u1 2026-05-01 {'kind': 'use', 'capability': 'Routing', 'level': 0.2}",
                "signal u2 2026-05-02 {'kind': 'USE', 'capability': 'routing ', 'level': 0.4}");
        assertThat(signals.competition()).isEqualTo(0.8);
        assertThat(signals.adoption())
                .as("one capability, the latest signal counts")
                .isEqualTo(0.4);
    }

    @ParameterizedTest
    @CsvSource({"COMPETITON,COMPETITION", "fligth,FLIGHT", "USED,USE", "STALLS,STALL"})
    void misspelledKindIsRefusedWithTheLikelyOne(String written, String meant) {
        assertThatThrownBy(() -> signals(
                        "signal s 2026-05-01 {'kind': '%s', 'level': 0.8, 'stakeholder': 'p'}".formatted(written)))
                .hasMessage("kind is \"%s\", which looks like a misspelling. Maybe \"%s\"?", written, meant);
    }

    @Test
    void otherKindsAreAccepted() {
        assertThat(signals("signal s 2026-05-01 {'kind': 'Hiring', 'level': 0.8}")
                        .competition())
                .isZero();
    }

    @Test
    void flightWithoutStakeholderIsRefused() {
        assertThatThrownBy(() -> signals("signal s 2026-05-01 {'kind': 'Flight', 'level': 0.8}"))
                .hasMessageStartingWith("stakeholder is missing.");
    }

    /** As in the churn risk: a later signal replaces the earlier one for good. */
    @Test
    void laterSignalReplacesTheEarlierOneForGood() {
        String early = "signal c1 2026-01-01 {'kind': 'COMPETITION', 'level': 0.7}";
        String late = "signal c2 2026-02-01 {'kind': 'COMPETITION', 'level': 0.3%s}";
        assertThat(signals(early, late.formatted(", 'until': '2026-03-01T00:00:00Z'"))
                        .competition())
                .isZero();
        assertThat(signals(early, late.formatted(""), "signalEnded e 2026-03-01 {'signal': 'c1'}")
                        .competition())
                .isEqualTo(0.3);
    }

    @Test
    void leaverMayNotLeaveAgain() {
        assertThat(signals(
                                FactFixtures.person("p", "IT", "USER", 0.5, "2026-01-01"),
                                "signal f1 2026-05-01 {'kind': 'FLIGHT', 'stakeholder': 'p', 'level': 0.8}",
                                "stakeholderLeft l 2026-05-20 {'stakeholder': 'p'}")
                        .mayLeave())
                .isEmpty();
    }

    @Test
    void endedSignalDoesNotApplyAnyMore() {
        String use = "signal u 2026-01-01 {'kind': 'COMPETITION', 'level': 0.8}";
        assertThat(signals(use).competition()).isEqualTo(0.8);
        assertThat(signals(use, "signalEnded e 2026-02-01 {'signal': 'u'}").competition())
                .isZero();
    }
}
