package dev.troth.trust.action;

import dev.troth.currency.ExchangeRate;
import dev.troth.currency.ExchangeRates;
import dev.troth.ledger.Ledger;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Money;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.Aggregates.AggregateGroup;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.list.ListRegistry;
import dev.troth.trust.score.ActiveContracts;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Loads the scale on which the revenues of accounts are compared. */
@ApplicationScoped
class RevenueScales {
    private final ListQueries queries;
    private final ListRegistry registry;
    private final Ledger ledger;

    RevenueScales(ListQueries queries, ListRegistry registry, Ledger ledger) {
        this.queries = queries;
        this.registry = registry;
        this.ledger = ledger;
    }

    /** Returns the scale as of the moment of a batch, which is loaded once per batch. */
    RevenueScale of(BatchContext<? extends Row> batch) {
        return batch.computeIfAbsent("revenue scale", () -> of(batch.moment()));
    }

    RevenueScale of(AsOf moment) {
        List<Money> all =
                queries
                        .groups(registry.named("Contract"), ActiveContracts.of(null, null, moment), "CURRENCY", moment)
                        .stream()
                        .flatMap(RevenueScales::value)
                        .toList();
        return RevenueScale.of(all, ExchangeRates.of(ledger.seen(ledger.marketFacts(), moment), moment.asOf()));
    }

    private static Stream<Money> value(AggregateGroup group) {
        Optional<Double> sum = group.numbers().stream()
                .filter(number -> number.property().equals("value"))
                .map(number -> Objects.requireNonNullElse(number.sum(), 0.0))
                .findFirst();
        return sum
                .map(amount -> new Money(
                        BigDecimal.valueOf(amount), Currency.getInstance(Objects.requireNonNull(group.value()))))
                .stream();
    }

    /**
     * Scale on which the revenues of accounts are compared: the share of all running revenue, converted by the exchange
     * rates of the workspace. If there are several currencies and one has no rate, each currency is compared with
     * itself only. Pure.
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
}
