package dev.troth.trust.action;

import dev.troth.platform.common.Statistics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranking of the tasks of one list, as {@code Action.rank} describes it. Amounts are compared within their currency: the
 * largest amount of each currency in the list counts alike.
 */
final class ActionRanking {
    /** Rank of a task that can still be done in time if it is done now. */
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

    static final Comparator<Action> ORDER = Comparator.comparingDouble(Action::getRank)
            .reversed()
            .thenComparing(Action::getDueAt)
            .thenComparing(action -> action.getAccount().getRef())
            .thenComparing(Action::getId);

    private final Map<String, BigDecimal> largest = new HashMap<>();
    private final Instant now;

    private ActionRanking(List<PlannedAction> all, Instant now) {
        this.now = now;
        all.forEach(one -> one.amounts().forEach((currency, amount) -> largest.merge(currency, amount, BigDecimal::max)));
    }

    /** Returns the tasks of a list as actions, most important first. */
    static List<Action> rank(List<PlannedAction> all, Instant now) {
        ActionRanking ranking = new ActionRanking(all, now);
        return all.stream()
                .map(one -> new Action(one, ranking.rank(one), now))
                .sorted(ORDER)
                .toList();
    }

    private double rank(PlannedAction one) {
        Todo todo = one.todo();
        return imminence(todo)
                + todo.kind.weight()
                        * (LEAST + todo.importance)
                        * (todo.angry ? ANGER : 1)
                        * urgency(todo)
                        * (1 + one.churn())
                        * money(one);
    }

    /** Returns how far a task at a fixed time comes before all others: if it can still be done in time, the sooner the more. */
    private double imminence(Todo todo) {
        double minutes = Statistics.seconds(now, todo.dueAt) / SECONDS_PER_MINUTE;
        if (!todo.fixedTime || minutes > MINUTES_AHEAD || minutes <= -MINUTES_BEHIND) {
            return 0;
        }
        return minutes < 0 ? JUST_MISSED : IMMINENT * (2 - minutes / MINUTES_AHEAD);
    }

    /** Returns 1 at the due time, less before it, and more after it: up to 2 a week later. */
    private double urgency(Todo todo) {
        double lead = todo.kind.leadDays();
        if (lead == 0) {
            return 1;
        }
        double days = Statistics.days(now, todo.dueAt);
        return days > 0 ? 1 / (1 + days / lead) : 1 + Math.min(1, -days / WEEK);
    }

    /** Returns 1 to 1.5 by the share of the largest amount of the same currency in the list. */
    private double money(PlannedAction one) {
        double share = one.amounts().entrySet().stream()
                .mapToDouble(amount -> share(amount.getValue(), largest.get(amount.getKey())))
                .max()
                .orElse(0);
        return 1 + MONEY * Math.log10(1 + SPREAD * share);
    }

    private static double share(BigDecimal amount, BigDecimal most) {
        return most.signum() <= 0 ? 0 : Math.max(0, amount.doubleValue() / most.doubleValue());
    }
}
