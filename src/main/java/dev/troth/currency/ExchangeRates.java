package dev.troth.currency;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneySums;
import dev.troth.platform.common.MoneyView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * Exchange rates of the workspace as of an instant: for each currency the latest rate in the base currency of the
 * latest fact. Pure.
 *
 * @param base base currency; null if no rates were set
 * @param rates rates by currency code; the base is not among them
 */
public record ExchangeRates(@Nullable Currency base, SortedMap<String, ExchangeRate> rates) {
    private static final int MIN_DIGITS = 0;

    /** @param market facts that belong to no account, sorted; later ones are left out */
    public static ExchangeRates of(List<Fact> market, Instant asOf) {
        List<TypedFact<ExchangeRatesFact>> told = TypedFact.ofType(market, ExchangeRatesFact.class)
                .filter(typed -> !typed.at().isAfter(asOf))
                .toList();
        SortedMap<String, ExchangeRate> rates = new TreeMap<>();
        if (told.isEmpty()) {
            return new ExchangeRates(null, rates);
        }
        Currency base = told.getLast().body().base();
        told.stream()
                .filter(typed -> typed.body().base().equals(base))
                .forEach(typed -> typed.body()
                        .rates()
                        .forEach(rate -> rates.put(
                                rate.currency().getCurrencyCode(),
                                new ExchangeRate(
                                        rate.currency().getCurrencyCode(),
                                        base.getCurrencyCode(),
                                        rate.rate().toPlainString(),
                                        typed.at()))));
        return new ExchangeRates(base, rates);
    }

    /** Returns the value of one unit of a currency in the base currency; null if it has no rate. */
    public @Nullable BigDecimal inBase(String currency) {
        if (base != null && base.getCurrencyCode().equals(currency)) {
            return BigDecimal.ONE;
        }
        ExchangeRate rate = rates.get(currency);
        return rate == null ? null : new BigDecimal(rate.rate());
    }

    /**
     * Returns the sum of amounts in one currency, with the rates that were used.
     *
     * @param target currency of the sum
     */
    public ConvertedMoney convert(Collection<Money> amounts, Currency target) {
        BigDecimal sum = BigDecimal.ZERO;
        List<ExchangeRate> used = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        BigDecimal inTarget = inBase(target.getCurrencyCode());
        for (Money money : MoneySums.of(amounts.stream())) {
            String currency = money.currency().getCurrencyCode();
            if (money.currency().equals(target)) {
                sum = sum.add(money.amount());
                continue;
            }
            BigDecimal rate = inBase(currency);
            if (rate == null || inTarget == null) {
                missing.add(rate == null ? currency : target.getCurrencyCode());
                continue;
            }
            sum = sum.add(money.amount().multiply(rate).divide(inTarget, MathContext.DECIMAL128));
            use(used, currency);
            use(used, target.getCurrencyCode());
        }
        BigDecimal rounded =
                sum.setScale(Math.max(MIN_DIGITS, target.getDefaultFractionDigits()), RoundingMode.HALF_UP);
        return new ConvertedMoney(
                missing.isEmpty() ? Objects.requireNonNull(MoneyView.of(rounded, target.getCurrencyCode())) : null,
                List.copyOf(used),
                missing.stream().distinct().toList());
    }

    private void use(List<ExchangeRate> used, String currency) {
        ExchangeRate rate = rates.get(currency);
        if (rate != null && !used.contains(rate)) {
            used.add(rate);
        }
    }

    /** Sum of amounts of several currencies, converted to one. */
    @Description("Sum of amounts of several currencies, converted to one by the exchange rates of the workspace.")
    public record ConvertedMoney(
            @Description("Sum. Null if a rate is missing: a part of the sum would be misleading.") @Nullable
            MoneyView amount,

            @Description("Exchange rates that were used, with the time from which each is valid.") @NonNull
            List<@NonNull ExchangeRate> rates,

            @Description("Currencies without a rate. Set one with setExchangeRates.") @NonNull
            List<@NonNull String> missing) {}
}
