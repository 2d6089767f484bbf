package dev.troth.trust.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.scoring.Assessment;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Stay neutral to stay in the game" (S1 L22): taking sides, once they noticed it, is a bad experience. */
class TakingSidesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static final String[] ACCOUNT = {
        "account a 2025-01-01 {'name': 'A'}",
        FactFixtures.person("p", "IT", "USER", 0.8, "2025-01-02"),
        "touchpoint t1 2026-05-02 {'channel': 'CALL', 'direction': 'OUT', 'participants': ['p']}",
        "commitmentMade c1 2026-05-02 {'title': 'C', 'dueAt': '2026-05-09T09:00:00Z', 'madeTo': ['p']}",
        "commitmentKept k1 2026-05-08 {'commitment': 'c1'}"
    };

    private static Assessment assessed(String... more) {
        return Assessed.at(NOW, ACCOUNT, more);
    }

    private static String sides(double level) {
        return "signal s1 2026-05-20 {'kind': 'TAKING_SIDES', 'level': %s}".formatted(level);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 1})
    void noticedSidesLowerConnectionAndRaiseChurnWithTheirLevel(double level) {
        Assessment neutral = assessed();
        Assessment noticed = assessed(sides(level));
        Assessment less = assessed(sides(level / 2));
        assertThat(noticed.connection().value()).isLessThan(less.connection().value());
        assertThat(less.connection().value()).isLessThan(neutral.connection().value());
        assertThat(noticed.churn().probability(90)).isGreaterThan(less.churn().probability(90));
        assertThat(less.churn().probability(90)).isGreaterThan(neutral.churn().probability(90));
        assertThat(noticed.credibility().value())
                .isEqualTo(neutral.credibility().value());
    }

    @Test
    void sidesOfLevelZeroChangeNothing() {
        assertThat(assessed(sides(0)).trust()).isEqualTo(assessed().trust());
    }
}
