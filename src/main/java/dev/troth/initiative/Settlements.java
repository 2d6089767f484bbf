package dev.troth.initiative;

import dev.troth.platform.common.Money;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.Statistics;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Instalments of the payment for work done on an initiative, all in one currency. Agreed instalments add up; a proposal
 * without an agreed amount is pending until the next settlement, which replaces it. Pure.
 *
 * @param proposed sum of the proposals that were answered; null if there are none
 * @param agreed sum of the agreed amounts; null if there are none
 * @param pending proposal without an answer; null if there is none
 */
record Settlements(
        @Nullable Money proposed,
        @Nullable Money agreed,
        @Nullable Money pending) {
    static final Settlements NONE = new Settlements(null, null, null);

    static Settlements of(List<InitiativeFact.Settlement> all) {
        Settlements settlements = NONE;
        for (InitiativeFact.Settlement one : all) {
            settlements = settlements.and(one);
        }
        return settlements;
    }

    /** Returns the instalments with another one; it must be in their currency. */
    Settlements and(InitiativeFact.Settlement next) {
        Money before = Objects.requireNonNullElse(pending, Objects.requireNonNullElse(agreed, next.proposed()));
        Require.sameCurrency("proposed", next.proposed(), "the earlier settlement", before);
        return next.agreed() == null
                ? new Settlements(proposed, agreed, next.proposed())
                : new Settlements(plus(proposed, next.proposed()), plus(agreed, next.agreed()), null);
    }

    /** Returns all that was proposed, the pending proposal included; null if nothing was. */
    @Nullable
    Money proposedWithPending() {
        return pending == null ? proposed : plus(proposed, pending);
    }

    /** Returns the agreed payment as a share of the proposals that were answered; null if none was. */
    @Nullable
    Double recoveryRate() {
        return proposed == null || agreed == null
                ? null
                : Statistics.share(agreed.doubleValue(), proposed.doubleValue());
    }

    private static Money plus(@Nullable Money sum, Money more) {
        return sum == null ? more : new Money(sum.amount().add(more.amount()), sum.currency());
    }
}
