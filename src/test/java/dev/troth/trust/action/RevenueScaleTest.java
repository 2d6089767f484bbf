package dev.troth.trust.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.currency.ExchangeRates;
import dev.troth.platform.common.Money;
import dev.troth.testing.FactFixtures;
import dev.troth.trust.action.RevenueScales.RevenueScale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Revenue in two currencies is compared by a rate, or not at all. */
class RevenueScaleTest {
    private static final List<Money> ALL = List.of(money("300000", "EUR"), money("18000000", "JPY"));
    private static final ExchangeRates NONE = ExchangeRates.of(List.of(), Instant.MAX);
    private static final ExchangeRates RATES = ExchangeRates.of(
            FactFixtures.of(
                    "exchangeRates r 2026-01-01 {'market': true, 'base': 'EUR', 'rates': [{'currency': 'JPY', 'rate': '0.0060'}]}"),
            Instant.parse("2026-04-01T00:00:00Z"));

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    @Test
    void ratesDecideBetweenCurrencies() {
        RevenueScale scale = RevenueScale.of(ALL, RATES);
        assertThat(scale.apart()).isFalse();
        // All: 300,000 + 108,000 EUR. 9 million yen are 54,000 EUR.
        assertThat(scale.weight(List.of(money("100000", "EUR")))).isCloseTo(100 / 408.0, within(1e-12));
        assertThat(scale.weight(List.of(money("9000000", "JPY")))).isCloseTo(54 / 408.0, within(1e-12));
        assertThat(scale.factor(List.of(money("9000000", "JPY"))))
                .isLessThan(scale.factor(List.of(money("100000", "EUR"))));
    }

    @Test
    void currenciesWithoutARateAreRankedApart() {
        RevenueScale scale = RevenueScale.of(ALL, NONE);
        assertThat(scale.apart()).isTrue();
        // A third of the revenue in euros, and half of that in yen.
        assertThat(scale.weight(List.of(money("100000", "EUR")))).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(scale.weight(List.of(money("9000000", "JPY")))).isEqualTo(0.5);
    }

    @Test
    void factorGrowsFromOneWithoutRevenueToTwoWithAll() {
        RevenueScale scale = RevenueScale.of(List.of(money("10", "EUR")), NONE);
        assertThat(scale.apart()).isFalse();
        assertThat(scale.factor(List.of())).isEqualTo(1);
        assertThat(scale.factor(List.of(money("10", "EUR")))).isCloseTo(2, within(1e-6));
        assertThat(RevenueScale.of(List.of(), NONE).factor(List.of())).isEqualTo(1);
    }
}
