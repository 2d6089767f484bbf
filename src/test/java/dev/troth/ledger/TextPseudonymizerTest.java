package dev.troth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that identifies the person is removed; all other text stays. */
class TextPseudonymizerTest {
    private final TextPseudonymizer pseudonymizer = TextPseudonymizer.of(
            "salt", "mina", List.of("Mina de la Torre-Ohm", "mina.t@summit.example", "+49 (30) 1234-567"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Met Mina about the plan|Met [erased] about the plan",
                "TORRE said no|[erased] said no",
                "torre's idea|[erased]'s idea",
                "Torre-Ohm agreed|[erased]-[erased] agreed",
                "Write to mina.t@summit.example.|Write to [erased].",
                "Write to MINA.T@summit.example today|Write to [erased] today",
                "Call +49 30 1234567|Call [erased]",
                "Call 49301234567 now|Call [erased] now",
                "Nobody else knows|Nobody else knows",
                "The mine in minas, a mina|The mine in minas, a mina",
                "ohm's law|ohm's law",
                "Write to m.ohm.Ohm@x.example|Write to m.ohm.erased@x.example",
                "Ünïcode und 12345678|Ünïcode und 12345678"
            })
    void textWithoutThePersonStaysUnchanged(String before, String after) {
        assertThat(pseudonymizer.text(before)).isEqualTo(after);
        assertThat(pseudonymizer.text(after)).isEqualTo(after);
        assertThat(pseudonymizer.isIdentifiedBy(before)).isEqualTo(!before.equals(after));
    }

    @Test
    void storedHashesContainNoName() {
        assertThat(pseudonymizer.hashes()).hasSizeGreaterThan(5).allMatch(hash -> hash.matches("[0-9a-f]{32}"));
        assertThat(pseudonymizer.pseudonym("mina")).doesNotContain("Mina").startsWith("Erased person ");
        TextPseudonymizer again = new TextPseudonymizer("salt", pseudonymizer.person(), pseudonymizer.hashes());
        assertThat(again.text("Mina Torre")).isEqualTo("[erased] [erased]");
        assertThat(again.pseudonym("mina")).isEqualTo(pseudonymizer.pseudonym("mina"));
        assertThat(TextPseudonymizer.of("other salt", "mina", List.of("Mina")).hashes())
                .doesNotContainAnyElementsOf(pseudonymizer.hashes());
    }
}
