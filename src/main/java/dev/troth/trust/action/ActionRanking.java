package dev.troth.trust.action;

import dev.troth.currency.ExchangeRates;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Statistics;
import dev.troth.trust.action.ActionPlanner.PlannedAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Ranking of the actions of one list, as {@code Action.rank} describes it. Amounts are compared by the exchange rates
 * of the workspace. If a currency in the list has no rate, they are compared within their currency: the largest amount
 * of each currency counts alike.
 */
final class ActionRanking {
    /** Rank of an action that can still be done in time if it is done now. */
    private static final double IMMINENT = 10_000;

    private static final double JUST_MISSED = 5_000;
    private static final double MINUTES_AHEAD = 30;
    private static final double MINUTES_BEHIND = 60;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double WEEK = 7;
    private static final double LEAST = 0.5;
    private static final double ANGER = 1.5;
    private static final double MONEY = 0.5;
    private static final double SPREAD = 9;

    /** Key of amounts that are converted to the base currency. */
    private static final String BASE = "";

    static final Comparator<Action> ORDER = Comparator.comparingDouble(Action::getRank)
            .reversed()
            .thenComparing(Action::getDueAt)
            .thenComparing(action -> action.getAccount().getRef())
            .thenComparing(Action::getId);

    private final Map<String, BigDecimal> largest = new HashMap<>();
    private final ExchangeRates rates;
    private final boolean apart;
    private final Instant now;

    private ActionRanking(List<PlannedAction> all, ExchangeRates rates, Instant now) {
        this.rates = rates;
        this.now = now;
        this.apart = all.stream().flatMap(ActionRanking::money).anyMatch(money -> rates.inBase(code(money)) == null);
        all.forEach(one -> amounts(one).forEach((unit, amount) -> largest.merge(unit, amount, BigDecimal::max)));
    }

    /** Returns the actions of a list with their rank, most important first. */
    static List<Action> rank(List<PlannedAction> all, ExchangeRates rates, Instant now) {
        ActionRanking ranking = new ActionRanking(all, rates, now);
        return all.stream()
                .map(one -> new Action(one, ranking.rank(one), now))
                .sorted(ORDER)
                .toList();
    }

    private double rank(PlannedAction one) {
        ProposedAction action = one.action();
        return imminence(action)
                + action.kind.weight()
                        * (LEAST + action.importance)
                        * (action.angry ? ANGER : 1)
                        * urgency(action)
                        * (1 + one.churn())
                        * factor(one);
    }

    /**
     * Returns how far an action at a fixed time comes before all others: if it can still be done in time, the sooner
     * the more.
     */
    private double imminence(ProposedAction action) {
        double minutes = Statistics.seconds(now, action.dueAt) / SECONDS_PER_MINUTE;
        if (!action.fixedTime || minutes > MINUTES_AHEAD || minutes <= -MINUTES_BEHIND) {
            return 0;
        }
        return minutes < 0 ? JUST_MISSED : IMMINENT * (2 - minutes / MINUTES_AHEAD);
    }

    /** Returns 1 at the due time, less before it, and more after it: up to 2 a week later. */
    private double urgency(ProposedAction action) {
        double lead = action.kind.leadDays();
        if (lead == 0) {
            return 1;
        }
        double days = Statistics.days(now, action.dueAt);
        return days > 0 ? 1 / (1 + days / lead) : 1 + Math.min(1, -days / WEEK);
    }

    /** Returns 1 to 1.5 by the share of the largest amount in the list. */
    private double factor(PlannedAction one) {
        double share = amounts(one).entrySet().stream()
                .mapToDouble(amount -> share(amount.getValue(), Objects.requireNonNull(largest.get(amount.getKey()))))
                .max()
                .orElse(0);
        return 1 + MONEY * Math.log10(1 + SPREAD * share);
    }

    /** Returns the annual revenue, or the stake if it is larger: in the base currency, or by currency. */
    private Map<String, BigDecimal> amounts(PlannedAction one) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        one.revenue().forEach(money -> amounts.merge(unit(money), amount(money), BigDecimal::add));
        Money stake = one.action().stake;
        if (stake != null) {
            amounts.merge(unit(stake), amount(stake), BigDecimal::max);
        }
        return amounts;
    }

    private String unit(Money money) {
        return apart ? code(money) : BASE;
    }

    private BigDecimal amount(Money money) {
        return apart ? money.amount() : money.amount().multiply(Objects.requireNonNull(rates.inBase(code(money))));
    }

    private static Stream<Money> money(PlannedAction one) {
        return Stream.concat(one.revenue().stream(), Stream.ofNullable(one.action().stake));
    }

    private static String code(Money money) {
        return money.currency().getCurrencyCode();
    }

    private static double share(BigDecimal amount, BigDecimal most) {
        return most.signum() <= 0 ? 0 : Math.max(0, amount.doubleValue() / most.doubleValue());
    }
}
