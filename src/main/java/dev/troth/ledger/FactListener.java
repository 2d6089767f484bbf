package dev.troth.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Synchronous projection: updates data derived from the facts in the transaction that appends them. */
public interface FactListener {

    /** Called after facts of accounts were appended. */
    void appended(List<Growth> growth);

    /** Called after facts that belong to no account were appended: about the whole market, or about members. */
    default void appendedToMarket(List<Fact> facts) {}

    /**
     * New facts of one account.
     *
     * @param facts the new facts, sorted
     * @param headBefore latest instant at which a fact before them occurred or changed its meaning; {@link Instant#MIN}
     *     if there was none
     * @param lastChange latest instant at which one of the new facts, or a fact that they correct, changes its meaning
     */
    record Growth(UUID accountId, List<Fact> facts, Instant headBefore, Instant lastChange) {

        /** Latest instant at which a fact occurs or changes its meaning, including the new ones. */
        public Instant headAfter() {
            Instant last =
                    facts.getLast().at().isAfter(lastChange) ? facts.getLast().at() : lastChange;
            return last.isAfter(headBefore) ? last : headBefore;
        }

        /**
         * Returns whether the new facts can be applied incrementally: all are later than all before, and none is a
         * correction.
         */
        public boolean isForward() {
            return facts.getFirst().at().isAfter(headBefore) && facts.stream().noneMatch(Fact::isCorrection);
        }
    }
}
