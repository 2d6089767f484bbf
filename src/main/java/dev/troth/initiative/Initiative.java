package dev.troth.initiative;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of an initiative: a project of the account in which we take part. Pure function of the facts.
 *
 * @param priority current priority for the account, 0 to 1
 * @param hours hours that we spent on it
 * @param settlement instalments so far
 * @param entries efforts, delivered values and opportunities so far
 */
record Initiative(
        Instant at,
        InitiativeFact.Started started,
        double priority,
        double hours,
        Settlements settlement,
        @Nullable End end,
        InitiativeEntries entries) {
    /** Priority below which an initiative counts as dropped. */
    private static final double DROPPED = 0.2;

    record End(Instant at, @Nullable String outcome) {}

    /** Returns the initiative after another fact; null for a priority change without an initiative. */
    static @Nullable Initiative apply(String ref, @Nullable Initiative before, Fact fact) {
        Initiative after = changed(ref, before, fact);
        return after == null
                ? null
                : new Initiative(
                        after.at,
                        after.started,
                        after.priority,
                        after.hours,
                        after.settlement,
                        after.end,
                        after.entries.and(ref, fact));
    }

    private static @Nullable Initiative changed(String ref, @Nullable Initiative before, Fact fact) {
        if (fact.body() instanceof InitiativeFact.Started started) {
            return new Initiative(
                    fact.at(), started, started.priority(), 0, Settlements.NONE, null, InitiativeEntries.NONE);
        }
        if (before == null) {
            if (fact.body() instanceof InitiativeFact.PriorityChanged changed && changed.initiative() == null) {
                return null;
            }
            throw RejectedException.unknown(
                    "initiative",
                    "There is no initiative \"%s\" at %s. Maybe it was started later, or under another ref?",
                    ref,
                    fact.at());
        }
        return switch ((InitiativeFact) fact.body()) {
            case InitiativeFact.PriorityChanged changed ->
                before.with(changed.after(before.priority), before.hours, before.settlement, before.end);
            case InitiativeFact.EffortSpent effort -> {
                before.checkEffort(ref, effort, fact.at());
                yield before.with(before.priority, before.hours + effort.hours(), before.settlement, before.end);
            }
            case InitiativeFact.Settlement settled ->
                before.with(before.priority, before.hours, before.settlement.and(settled), before.end);
            case InitiativeFact.Ended ended ->
                before.with(before.priority, before.hours, before.settlement, new End(fact.at(), ended.outcome()));
            default -> before;
        };
    }

    /** Returns whether an initiative of this priority counts as dropped. */
    static boolean isDropped(double priority) {
        return priority < DROPPED;
    }

    /** Effort counts against the budget, so it has its currency; an initiative that ended takes no more effort. */
    private void checkEffort(String ref, InitiativeFact.EffortSpent effort, Instant spentAt) {
        Require.sameCurrency("cost", effort.cost(), "the budget", started.budget());
        if (end != null) {
            throw RejectedException.transition(
                    "Initiative \"%s\" ended on %s, so no effort can be spent on it on %s.", ref, end.at(), spentAt);
        }
    }

    private Initiative with(double newPriority, double newHours, Settlements newSettlement, @Nullable End newEnd) {
        return new Initiative(at, started, newPriority, newHours, newSettlement, newEnd, entries);
    }

    InitiativeStatus status() {
        if (end != null) {
            return InitiativeStatus.ENDED;
        }
        return isDropped(priority) && !isDropped(started.priority())
                ? InitiativeStatus.DROPPED
                : InitiativeStatus.RUNNING;
    }
}
