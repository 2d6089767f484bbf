package dev.troth.trust.hierarchy;

import dev.troth.currency.ExchangeRates;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneySums;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Statistics;
import dev.troth.trust.forecast.ForecastApi.RevenueAtRisk;
import dev.troth.trust.score.ScoreCode;
import dev.troth.trust.score.ScoreMeasure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers of a tree, from its accounts. Pure. */
record TreeRollUp(List<RatedAccount> accounts, ExchangeRates rates) {
    private static final int CENTS = 2;

    /** Returns one score of the tree. */
    TreeScore score(ScoreMeasure measure) {
        List<RatedAccount> rated =
                accounts.stream().filter(RatedAccount::isRated).toList();
        if (rated.isEmpty()) {
            return new TreeScore(null, TreeUnratedCause.NO_SCORE, null, null, null, 0, accounts.size(), null);
        }
        RatedAccount worst = worst(rated, measure);
        Map<String, Double> units = units();
        Double value = units == null ? null : weightedMean(rated, measure, units);
        return new TreeScore(
                value,
                value == null ? units == null ? TreeUnratedCause.NO_EXCHANGE_RATE : TreeUnratedCause.NO_REVENUE : null,
                Statistics.mean(rated.stream()
                        .map(one -> measure.value(one.assessment()))
                        .toList()),
                measure.value(worst.assessment()),
                worst.account(),
                rated.size(),
                accounts.size() - rated.size(),
                units == null ? null : Statistics.share(weight(rated, units), weight(accounts, units)));
    }

    /** Returns the mean by annual value; null if there is no value. */
    private static @Nullable Double weightedMean(
            List<RatedAccount> rated, ScoreMeasure measure, Map<String, Double> units) {
        double weights = weight(rated, units);
        double sum = rated.stream()
                .mapToDouble(one -> weight(List.of(one), units) * measure.value(one.assessment()))
                .sum();
        return weights > 0 ? Double.valueOf(sum / weights) : null;
    }

    private static RatedAccount worst(List<RatedAccount> rated, ScoreMeasure measure) {
        Comparator<RatedAccount> lowest = Comparator.comparingDouble(one -> measure.value(one.assessment()));
        Comparator<RatedAccount> first = measure.code() == ScoreCode.CHURN_RISK ? lowest.reversed() : lowest;
        return rated.stream()
                .min(first.thenComparing(one -> one.account().getRef()))
                .orElseThrow();
    }

    /** Returns the weight of one unit of each currency; null if the currencies cannot be compared. */
    private @Nullable Map<String, Double> units() {
        List<String> currencies = accounts.stream()
                .flatMap(one -> one.contracts().stream())
                .map(TreeRollUp::code)
                .distinct()
                .toList();
        Map<String, Double> units = new HashMap<>();
        for (String currency : currencies) {
            BigDecimal rate = currencies.size() == 1 ? BigDecimal.ONE : rates.inBase(currency);
            if (rate == null) {
                return null;
            }
            units.put(currency, rate.doubleValue());
        }
        return units;
    }

    private static double weight(List<RatedAccount> some, Map<String, Double> units) {
        return some.stream()
                .flatMap(one -> one.contracts().stream())
                .mapToDouble(money -> money.doubleValue() * Objects.requireNonNull(units.get(code(money))))
                .sum();
    }

    /** Returns the revenue in each currency, sorted by its code, and the part of it at risk. */
    List<RevenueAtRisk> revenue(int days) {
        return MoneySums.of(contracts(accounts.stream())).stream()
                .map(sum -> revenue(sum, days))
                .toList();
    }

    private RevenueAtRisk revenue(Money sum, int days) {
        ScoreMeasure risk = ScoreMeasure.churn(days);
        List<RatedAccount> rated = accounts.stream()
                .filter(RatedAccount::isRated)
                .filter(one -> in(sum, contracts(Stream.of(one))).findAny().isPresent())
                .toList();
        List<Money> unrated = in(sum, contracts(accounts.stream().filter(one -> !one.isRated())))
                .toList();
        double atRisk = rated.stream()
                .mapToDouble(one -> risk.value(one.assessment())
                        * in(sum, contracts(Stream.of(one)))
                                .mapToDouble(Money::doubleValue)
                                .sum())
                .sum();
        return new RevenueAtRisk(
                days,
                (int) in(sum, contracts(accounts.stream())).count(),
                view(sum.amount(), sum),
                rated.isEmpty() ? null : view(BigDecimal.valueOf(atRisk), sum),
                unrated.size(),
                view(unrated.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add), sum),
                null);
    }

    private static Stream<Money> contracts(Stream<RatedAccount> some) {
        return some.flatMap(one -> one.contracts().stream());
    }

    private static Stream<Money> in(Money currency, Stream<Money> amounts) {
        return amounts.filter(money -> money.currency().equals(currency.currency()));
    }

    private static MoneyView view(BigDecimal amount, Money currency) {
        return Objects.requireNonNull(MoneyView.of(amount.setScale(CENTS, RoundingMode.HALF_UP), code(currency)));
    }

    private static String code(Money money) {
        return money.currency().getCurrencyCode();
    }
}
