package dev.troth.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.currency.ExchangeRates.ConvertedMoney;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneyView;
import dev.troth.testing.FactFixtures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates are dated, and a conversion names them. */
class ExchangeRatesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final String JANUARY =
            "exchangeRates r1 2026-01-01 {'market': true, 'base': 'EUR', 'rates': [{'currency': 'USD', 'rate': '0.80'}, {'currency': 'JPY', 'rate': '0.006'}]}";
    private static final String MARCH =
            "exchangeRates r2 2026-03-01 {'market': true, 'base': 'EUR', 'rates': [{'currency': 'USD', 'rate': '0.90'}]}";

    private static ExchangeRates rates(String asOf, String... lines) {
        return ExchangeRates.of(FactFixtures.of(lines), Instant.parse(asOf));
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    @Test
    void rateIsValidFromItsTimeUntilTheNext() {
        assertThat(rates("2026-02-01T00:00:00Z", JANUARY, MARCH).inBase("USD")).isEqualByComparingTo("0.80");
        assertThat(rates("2026-04-01T00:00:00Z", JANUARY, MARCH).inBase("USD")).isEqualByComparingTo("0.90");
        assertThat(rates("2026-04-01T00:00:00Z", JANUARY, MARCH).inBase("JPY")).isEqualByComparingTo("0.006");
        assertThat(rates("2026-04-01T00:00:00Z", JANUARY, MARCH).inBase("EUR")).isEqualByComparingTo("1");
        assertThat(rates("2025-12-01T00:00:00Z", JANUARY, MARCH).inBase("USD")).isNull();
    }

    @Test
    void convertedSumNamesItsRatesAndDates() {
        ConvertedMoney sum = rates("2026-04-01T00:00:00Z", JANUARY, MARCH)
                .convert(List.of(money("100", "EUR"), money("10", "USD"), money("1000", "JPY")), EUR);
        // 100 + 10 x 0.90 + 1000 x 0.006.
        assertThat(sum.amount()).isEqualTo(new MoneyView("115.00", "EUR"));
        assertThat(sum.rates())
                .containsExactly(
                        new ExchangeRate("JPY", "EUR", "0.006", Instant.parse("2026-01-01T09:00:00Z")),
                        new ExchangeRate("USD", "EUR", "0.90", Instant.parse("2026-03-01T09:00:00Z")));
        ConvertedMoney inDollars = rates("2026-04-01T00:00:00Z", JANUARY, MARCH)
                .convert(List.of(money("100", "EUR"), money("1000", "JPY")), USD);
        // (100 + 6)/0.90 = 117.777...
        assertThat(inDollars.amount()).isEqualTo(new MoneyView("117.78", "USD"));
    }

    @Test
    void sumWithAMissingRateIsUnknownNotPartial() {
        ConvertedMoney sum =
                rates("2026-04-01T00:00:00Z", JANUARY).convert(List.of(money("100", "EUR"), money("5", "CHF")), EUR);
        assertThat(sum.amount()).isNull();
        assertThat(sum.missing()).containsExactly("CHF");
        assertThat(rates("2026-04-01T00:00:00Z")
                        .convert(List.of(money("5", "CHF")), Currency.getInstance("CHF"))
                        .amount())
                .isEqualTo(new MoneyView("5.00", "CHF"));
    }

    @Test
    void oddRatesAreRefused() {
        assertThatThrownBy(
                        () -> rates(
                                "2026-04-01T00:00:00Z",
                                "exchangeRates r 2026-01-01 {'market': true, 'base': 'EUR', 'rates': [{'currency': 'EUR', 'rate': '1'}]}"))
                .hasMessageContaining("rates has an entry for EUR, which is the base.");
        assertThatThrownBy(
                        () -> rates(
                                "2026-04-01T00:00:00Z",
                                "exchangeRates r 2026-01-01 {'market': true, 'base': 'EUR', 'rates': [{'currency': 'USD', 'rate': '0'}]}"))
                .hasMessageContaining("rate must be above 0");
    }
}
