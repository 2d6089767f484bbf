package dev.troth.initiative;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of an initiative: a project of the account in which we take part. Pure function of the facts.
 *
 * @param priority current priority for the account, 0 to 1
 * @param hours hours that we spent on it
 * @param settlement last settlement
 * @param entries efforts, delivered values and opportunities so far
 */
record Initiative(
        Instant at,
        InitiativeFact.Started started,
        double priority,
        double hours,
        InitiativeFact.@Nullable Settlement settlement,
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
            return new Initiative(fact.at(), started, started.priority(), 0, null, null, InitiativeEntries.NONE);
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
            case InitiativeFact.EffortSpent effort ->
                before.with(before.priority, before.hours + effort.hours(), before.settlement, before.end);
            case InitiativeFact.Settlement settled -> before.with(before.priority, before.hours, settled, before.end);
            case InitiativeFact.Ended ended ->
                before.with(before.priority, before.hours, before.settlement, new End(fact.at(), ended.outcome()));
            default -> before;
        };
    }

    /** Returns whether an initiative of this priority counts as dropped. */
    static boolean isDropped(double priority) {
        return priority < DROPPED;
    }

    private Initiative with(
            double newPriority,
            double newHours,
            InitiativeFact.@Nullable Settlement newSettlement,
            @Nullable End newEnd) {
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
