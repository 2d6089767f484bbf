package dev.troth.exchange.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ContentLineTest {
    @Test
    void valuesOfARepeatedParameterAreJoined() {
        ContentLine line = Objects.requireNonNull(ContentLine.parse("ATTENDEE;A=b;C=\"d;e\";A=f:mailto:x@y.example"));
        assertThat(line.parameters()).containsEntry("A", "b,f").containsEntry("C", "d;e");
        assertThat(line.value()).isEqualTo("mailto:x@y.example");
    }

    @Test
    void parameterThatIsRepeatedALotTakesLinearTime() {
        String text = "ATTENDEE" + ";A=b".repeat(250_000) + ":x";
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(Objects.requireNonNull(ContentLine.parse(text))
                                .parameters()
                                .get("A"))
                        .hasSize(499_999));
    }
}
