package dev.troth.platform.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "12.50, 12.50",
        "1E+3, 1000",
        "-1e-7, -0.0000001",
        "1e100, 1E+100",
        "1e999999999, 1E+999999999",
        "-1e-999999999, -1E-999999999"
    })
    void numberIsPlainUnlessThatIsTooLong(String number, String text) {
        assertThat(Decimals.plain(new BigDecimal(number))).isEqualTo(text);
    }
}
