package dev.troth.platform.common;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums of money by currency. Amounts of different currencies are never added. */
public final class MoneySums {
    private MoneySums() {}

    /** Returns one sum per currency, sorted by currency code; null entries are left out. */
    public static List<Money> of(Stream<? extends @Nullable Money> amounts) {
        SortedMap<String, Money> sums = new TreeMap<>();
        amounts.filter(Objects::nonNull)
                .forEach(money -> sums.merge(money.currency().getCurrencyCode(), money, MoneySums::plus));
        return List.copyOf(sums.values());
    }

    /** Returns the difference per currency, at least 0 in each, for the currencies of the minuend. */
    public static List<Money> minus(Collection<Money> from, Collection<Money> less) {
        return from.stream()
                .map(money ->
                        new Money(money.amount().subtract(in(money, less)).max(BigDecimal.ZERO), money.currency()))
                .sorted(Comparator.comparing(money -> money.currency().getCurrencyCode()))
                .toList();
    }

    /** Returns the ratio of two sums; null unless both consist of the same single currency. */
    public static @Nullable Double ratio(List<Money> part, List<Money> whole) {
        if (part.size() != 1
                || whole.size() != 1
                || !part.getFirst().currency().equals(whole.getFirst().currency())) {
            return null;
        }
        return Statistics.share(part.getFirst().doubleValue(), whole.getFirst().doubleValue());
    }

    /** Converts sums to their API type. */
    public static List<MoneyView> views(Collection<Money> sums) {
        return sums.stream().map(MoneyView::of).map(Objects::requireNonNull).toList();
    }

    private static BigDecimal in(Money currency, Collection<Money> sums) {
        return sums.stream()
                .filter(money -> money.currency().equals(currency.currency()))
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Money plus(Money one, Money other) {
        return new Money(one.amount().add(other.amount()), one.currency());
    }
}
