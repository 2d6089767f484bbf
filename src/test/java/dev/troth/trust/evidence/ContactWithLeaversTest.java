package dev.troth.trust.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.scoring.Assessment;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A touchpoint with people who had all left is not a contact with the account. */
class ContactWithLeaversTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final String LEFT = "stakeholderLeft l 2026-05-10 {'stakeholder': 'p'}";

    private static final String[] ACCOUNT = {
        "account a 2025-01-01 {'name': 'A'}",
        FactFixtures.person("p", "IT", "USER", 0.8, "2025-01-02"),
        FactFixtures.person("q", "HR", "USER", 0.8, "2025-01-02"),
        "touchpoint t1 2026-03-02 {'channel': 'CALL', 'direction': 'OUT', 'participants': ['p', 'q']}",
        "commitmentMade c1 2026-03-02 {'title': 'C', 'dueAt': '2026-05-09T09:00:00Z'}",
        "commitmentKept k1 2026-05-08 {'commitment': 'c1'}"
    };

    private static Assessment assessed(String... more) {
        return Assessed.at(NOW, ACCOUNT, more);
    }

    private static String call(String day, String people) {
        return "touchpoint t2 %s {'channel': 'CALL', 'direction': 'OUT', 'participants': [%s]}".formatted(day, people);
    }

    @Test
    void callWithALeaverChangesNothing() {
        Assessment after = assessed(LEFT, call("2026-05-20", "'p'"));
        assertThat(after.trust()).isEqualTo(assessed(LEFT).trust());
        assertThat(after.churn().probability(90))
                .isEqualTo(assessed(LEFT).churn().probability(90));
    }

    @Test
    void callBeforeTheDepartureOrWithSomebodyWhoStayedCounts() {
        double silent = assessed(LEFT).churn().probability(90);
        assertThat(assessed(LEFT, call("2026-05-09", "'p'")).churn().probability(90))
                .isLessThan(silent);
        assertThat(assessed(LEFT, call("2026-05-20", "'p', 'q'")).churn().probability(90))
                .isLessThan(silent);
        assertThat(assessed(LEFT, call("2026-05-20", "")).churn().probability(90))
                .isLessThan(silent);
    }
}
