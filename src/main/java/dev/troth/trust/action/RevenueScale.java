package dev.troth.trust.action;

import dev.troth.currency.ExchangeRate;
import dev.troth.currency.ExchangeRates;
import dev.troth.platform.common.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scale on which the revenues of accounts are compared: the share of all running revenue, converted by the exchange rates of the
 * workspace. If there are several currencies and one has no rate, each currency is compared with itself only. Pure.
 *
 * @param units share of all revenue that one unit of a currency is, by currency code
 * @param apart whether each currency is compared with itself only
 * @param rates exchange rates that were used
 */
record RevenueScale(SortedMap<String, Double> units, boolean apart, List<ExchangeRate> rates) {
    private static final double MILLION = 1e6;
    private static final double DIGITS = 6;

    /** @param all all running revenue, by currency */
    static RevenueScale of(Collection<Money> all, ExchangeRates rates) {
        boolean apart = all.size() > 1 && all.stream().anyMatch(money -> rates.inBase(code(money)) == null);
        SortedMap<String, Double> units = new TreeMap<>();
        if (apart || all.size() == 1) {
            all.stream()
                    .filter(money -> money.amount().signum() > 0)
                    .forEach(money -> units.put(code(money), 1 / money.doubleValue()));
            return new RevenueScale(units, apart, List.of());
        }
        double sum = all.stream()
                .mapToDouble(money -> money.doubleValue() * rate(money, rates))
                .sum();
        if (sum > 0) {
            all.forEach(money -> units.put(code(money), rate(money, rates) / sum));
        }
        List<ExchangeRate> used = rates.rates().values().stream()
                .filter(rate -> units.containsKey(rate.currency()))
                .toList();
        return new RevenueScale(units, false, used);
    }

    /** Returns the share of all revenue, 0 to 1 if the amounts are part of it. */
    double weight(Collection<Money> revenue) {
        return revenue.stream()
                .mapToDouble(money -> money.doubleValue() * units.getOrDefault(code(money), 0.0))
                .sum();
    }

    /** Returns the factor of a rank, from 1 without revenue to 2 with all of it; every tenth costs one sixth. */
    double factor(Collection<Money> revenue) {
        return 1 + Math.log10(1 + MILLION * weight(revenue)) / DIGITS;
    }

    private static double rate(Money money, ExchangeRates rates) {
        BigDecimal rate = rates.inBase(code(money));
        return rate == null ? 0 : rate.doubleValue();
    }

    private static String code(Money money) {
        return money.currency().getCurrencyCode();
    }
}
