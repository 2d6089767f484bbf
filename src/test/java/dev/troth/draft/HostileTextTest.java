package dev.troth.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to be slow: the time grows like the length. */
class HostileTextTest {
    private static final int LENGTH = 100_000;
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    static Stream<String> hostile() {
        return Stream.of(
                        "a",
                        "you ",
                        "you not ",
                        "sorry but ",
                        "i am sorry you ",
                        "!?",
                        "...",
                        "1.",
                        "1/",
                        "1-1-",
                        "\n",
                        "\n- ",
                        ">",
                        "\"",
                        "“a",
                        "the of ",
                        "by the ",
                        "next ",
                        "12:",
                        "15. ",
                        "may the ",
                        "WHY ",
                        "'",
                        "n't",
                        "ä",
                        "u\u0308",
                        "🙄",
                        "\u200B",
                        "please send a and b, ",
                        "why do you ",
                        "sie haben nicht ",
                        "tut mir leid, aber ",
                        "bis zum ",
                        "half past ",
                        "@",
                        "://",
                        "www.",
                        "in the ",
                        "end of the ",
                        "early ",
                        "could you , ",
                        "one two ",
                        "z. B. ",
                        "how many times ",
                        "as i ",
                        "q1 ",
                        "\uD83D",
                        "((((",
                        "a.b.")
                .map(each -> each.repeat(LENGTH / each.length()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hundredThousandCharactersTakeLessThanAFewSeconds(String text) {
        long start = System.nanoTime();
        DraftCheck.of(new MessageDraft(text, null, null, null, ZoneOffset.UTC, text, null), NOW);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void phraseWithTooManyWordsIsRejected() {
        assertThatThrownBy(() -> Phrase.of("..70 a", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The pattern has more than 62 words: \"..70 a\".");
    }

    @Test
    void faultsInRuleFilesAreNamed() {
        assertThatThrownBy(() -> Rules.of("[BLAME]\n0.9 you @nobody"))
                .hasMessage("Line 2: There is no word list \"@nobody\".");
        assertThatThrownBy(() -> Rules.of("[BLAME]\n0.9 ( you")).hasMessage("Line 2: A parenthesis is not closed.");
    }

    @Test
    void phraseMatchesTheLongestRange() {
        Phrase phrase = Phrase.of("you ..2 not? ( send the / pay ) data|$", Map.of());
        List<Token> words = new Text("you did not send the data").words();
        assertThat(phrase.match(words, 0, 0, 6)).isEqualTo(6);
        assertThat(phrase.match(words, 1, 0, 6)).isEqualTo(-1);
        assertThat(phrase.match(new Text("you must pay").words(), 0, 0, 3)).isEqualTo(3);
    }
}
