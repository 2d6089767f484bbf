package dev.troth.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody who keeps something that follows from the facts, in the transaction that appends them. */
public interface Follower {

    /** New facts of some accounts are in the ledger. */
    void appended(List<Growth> growth);

    /** New facts that belong to no account are in the ledger: about the whole market, or about our own people. */
    default void appendedToMarket(List<Fact> facts) {}

    /**
     * What came to one account.
     *
     * @param facts the new ones, sorted
     * @param headBefore the latest fact before them; {@link Instant#MIN} when there was none
     */
    record Growth(UUID accountId, List<Fact> facts, Instant headBefore) {

        /** The latest fact with them. */
        public Instant headAfter() {
            Instant last = facts.getLast().at();
            return last.isAfter(headBefore) ? last : headBefore;
        }

        /** Whether the new facts can simply be added at the end: all are later than all before, and none corrects. */
        public boolean isForward() {
            return facts.getFirst().at().isAfter(headBefore) && facts.stream().noneMatch(Fact::isCorrection);
        }
    }
}
