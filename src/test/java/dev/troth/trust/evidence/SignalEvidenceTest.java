package dev.troth.trust.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.FactFixtures;
import org.junit.jupiter.api.Test;

/** A later signal of a kind replaces the earlier one for good. */
class SignalEvidenceTest {
    private static final String EARLY = "signal c1 2026-01-01 {'kind': 'COMPETITION', 'level': 0.7}";
    private static final String LATE = "signal c2 2026-02-01 {'kind': 'COMPETITION', 'level': 0.3}";

    @Test
    void endOfAReplacedSignalIsNoEvidence() {
        String end = "signalEnded e 2026-03-01 {'signal': 'c1'}";
        assertThat(EvidenceMapper.evidence(FactFixtures.of(EARLY, LATE, end)))
                .isEqualTo(EvidenceMapper.evidence(FactFixtures.of(EARLY, LATE)));
        assertThat(EvidenceMapper.evidence(FactFixtures.of(EARLY, end))).hasSize(2);
    }

    @Test
    void endOfTheLatestSignalIsEvidence() {
        assertThat(EvidenceMapper.evidence(FactFixtures.of(EARLY, LATE, "signalEnded e 2026-03-01 {'signal': 'c2'}")))
                .hasSize(3);
    }
}
