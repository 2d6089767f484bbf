package dev.troth.trust.commitment;

import dev.troth.insight.InsightFact;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Need that a planned commitment serves and that our product cannot meet. A pure function. */
final class UnmetNeed {
    private UnmetNeed() {}

    /**
     * Returns the text of the need; null if our product can meet it, or if it is no longer valid.
     *
     * @param facts facts about the insight, sorted
     * @throws RejectedException if the account has no such insight
     */
    static @Nullable String of(String insight, UUID account, List<Fact> facts) {
        String text = null;
        boolean known = false;
        boolean unmet = false;
        for (Fact fact : facts) {
            switch (fact.body()) {
                case InsightFact.Noted noted -> {
                    known = account.equals(fact.accountId());
                    text = noted.text();
                    unmet = Boolean.TRUE.equals(noted.unmet());
                }
                case InsightFact.Reviewed again -> {
                    text = again.text() == null ? text : again.text();
                    unmet = again.unmet() == null ? unmet : again.unmet();
                }
                case InsightFact.Retired retired -> unmet = false;
                default -> {
                    // Does not change whether our product can meet it.
                }
            }
        }
        if (!known) {
            throw RejectedException.unknown("insight", "The account has no insight \"%s\".", insight);
        }
        return unmet ? text : null;
    }
}
