package dev.troth.trust.brief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.common.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as a person says them. */
class SpokenTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 EUR | 0 EUR",
                "12.50 EUR | 12.50 EUR",
                "999.99 EUR | about 1,000 EUR",
                "120000 EUR | 120,000 EUR",
                "123456 CHF | about 123,000 CHF",
                "999999 USD | about 1 million USD",
                "1500000 USD | 1.5 million USD",
                "1239999999 JPY | about 1.24 billion JPY",
                "5 EUR,7 USD,9 CHF | 5 EUR, 7 USD and 9 CHF",
            })
    void moneyIsRoundedToThreeDigitsWithItsCurrency(String amounts, String expected) {
        List<Money> money = Arrays.stream(amounts.split(","))
                .map(one -> new Money(new BigDecimal(one.split(" ")[0]), Currency.getInstance(one.split(" ")[1])))
                .toList();
        assertThat(Spoken.money(money)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 %", "0.001 | less than 1 %", "0.0517 | 5 %", "0.999 | more than 99 %", "1 | 100 %"})
    void shareIsNeverSaidToBeNoneOrAllUnlessItIs(double share, String expected) {
        assertThat(Spoken.percent(share)).isEqualTo(expected);
    }
}
