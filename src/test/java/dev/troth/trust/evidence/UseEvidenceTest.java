package dev.troth.trust.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.ledger.Fact;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Signal;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Product use as evidence: the share of what was bought that is not used, over the measured capabilities. */
class UseEvidenceTest {
    private static List<Evidence.SignalMeasured> measured(String... lines) {
        List<String> all = new ArrayList<>(List.of("account a 2025-01-01 {'name': 'A'}"));
        all.addAll(List.of(lines));
        return EvidenceMapper.evidence(FactFixtures.of(all.toArray(String[]::new))).stream()
                .filter(Evidence.SignalMeasured.class::isInstance)
                .map(Evidence.SignalMeasured.class::cast)
                .toList();
    }

    private static String use(String ref, String day, double level, String more) {
        return "signal %s %s {'kind': 'USE', 'level': %s%s}".formatted(ref, day, level, more);
    }

    private static double last(String... lines) {
        return measured(lines).getLast().level();
    }

    @Test
    void levelIsTheShareThatIsNotUsed() {
        Evidence.SignalMeasured only = measured(use("u", "2026-01-01", 0.3, "")).getFirst();
        assertThat(only.signal()).isEqualTo(Signal.USE);
        assertThat(only.level()).isCloseTo(0.7, within(1e-12));
        assertThat(only.until()).isNull();
        assertThat(last(use("u", "2026-01-01", 1, ""))).isZero();
    }

    @Test
    void capabilitiesAreAveragedAndTheLastMeasurementOfEachCounts() {
        assertThat(last(
                        use("u1", "2026-01-01", 0.1, ", 'capability': 'Planning'"),
                        use("u2", "2026-02-01", 0.8, ", 'capability': 'Portal'"),
                        use("u3", "2026-03-01", 0.4, ", 'capability': ' planning'")))
                .isCloseTo(1 - (0.8 + 0.4) / 2, within(1e-12));
    }

    @Test
    void expiredMeasurementDoesNotCount() {
        String[] lines = {
            use("u1", "2026-01-01", 0.1, ", 'capability': 'Planning', 'until': '2026-02-01T09:00:00Z'"),
            use("u2", "2026-02-01", 0.8, ", 'capability': 'Portal', 'until': '2026-03-01T09:00:00Z'")
        };
        assertThat(last(lines)).isCloseTo(0.2, within(1e-12));
        assertThat(measured(lines).getLast().until()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    }

    @Test
    void endedMeasurementLeavesTheOneBeforeIt() {
        String first = use("u1", "2026-01-01", 0.5, "");
        String second = use("u2", "2026-02-01", 0.1, "");
        assertThat(last(first, second, "signalEnded e 2026-03-01 {'signal': 'u2'}"))
                .isCloseTo(0.5, within(1e-12));
        assertThat(last(first, "signalEnded e 2026-03-01 {'signal': 'u1'}")).isZero();
    }

    @Test
    void laterFactsWithTheirContextGiveTheSameEvidence() {
        List<Fact> facts = FactFixtures.of(
                "account a 2025-01-01 {'name': 'A'}",
                use("u1", "2026-01-01", 0.1, ", 'capability': 'Planning'"),
                use("u2", "2026-02-01", 0.8, ", 'capability': 'Portal'"),
                "signalEnded e 2026-03-01 {'signal': 'u1'}",
                use("u3", "2026-04-01", 0.6, ", 'capability': 'Portal'"));
        List<Evidence> all = EvidenceMapper.evidence(facts);
        for (int cut = 1; cut < facts.size(); cut++) {
            assertThat(EvidenceMapper.evidence(facts.subList(cut, facts.size()), facts.subList(0, cut)))
                    .isEqualTo(all.subList(cut, all.size()));
        }
    }
}
