package dev.troth.trust.action;

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
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
                queries.groups(registry.named("Contract"), ActiveContracts.of(null, null), "CURRENCY", moment).stream()
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
}
