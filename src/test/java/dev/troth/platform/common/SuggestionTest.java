package dev.troth.platform.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SuggestionTest {
    @Test
    void setWithoutAnOrderIsListedAlphabetically() {
        assertThat(Suggestion.maybe("other", Set.of("type", "fact", "subject", "account", "ref", "occurredAt")))
                .isEqualTo(" Must be one of account, fact, occurredAt, ref, subject, type.");
        assertThat(Suggestion.maybe(
                        "other",
                        Map.of("type", 1, "fact", 2, "subject", 3, "account", 4).keySet()))
                .isEqualTo(" Must be one of account, fact, subject, type.");
    }

    @Test
    void namesWithAnOrderAreListedInIt() {
        assertThat(Suggestion.maybe("other", List.of("low", "high", "all")))
                .isEqualTo(" Must be one of low, high, all.");
        assertThat(Suggestion.maybe("other", new LinkedHashSet<>(List.of("low", "high", "all"))))
                .isEqualTo(" Must be one of low, high, all.");
    }

    @Test
    void firstOfEquallyNearNamesOfASetIsSuggested() {
        assertThat(Suggestion.maybe("ref0", Set.of("ref4", "ref2", "ref3", "ref1", "ref5")))
                .isEqualTo(" Maybe \"ref1\"?");
    }

    @Test
    @Timeout(5)
    void longTextsAreNotCompared() {
        String text = "x".repeat(100_000);
        assertThat(Suggestion.maybe(text, List.of("y".repeat(100_000)))).startsWith(" Must be one of yyy");
    }
}
