package dev.troth.insight;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import java.time.Instant;
import java.util.List;

/**
 * Depth of our knowledge, 0 to 1: that of the last assessment. It is the same figure as the part of the factor
 * UNDERSTANDING in the score. Single insights do not add to it: how deep they go is for an assessment to say, and an
 * assumption is worth nothing (S0 L12: this is not a time for guessing).
 */
final class KnowledgeDepth {
    /** Parameter NEEDS_FRESH of the standard model, in days: S0 L2, continually analyzes customer needs. */
    static final double FRESH = 180;

    private KnowledgeDepth() {}

    static double of(List<Fact> facts, NeedScope scope, Instant now) {
        return TypedFact.ofType(facts, InsightFact.NeedsAssessed.class)
                .filter(typed -> typed.body().scope() == scope)
                .reduce((first, last) -> last)
                .map(typed -> typed.body().depthOrFull() * freshness(Statistics.days(typed.at(), now)))
                .orElse(0.0);
    }

    /** Returns 1 for the first half year, then half per further half year. */
    private static double freshness(double days) {
        return days <= FRESH ? 1 : Math.pow(0.5, (days - FRESH) / FRESH);
    }
}
