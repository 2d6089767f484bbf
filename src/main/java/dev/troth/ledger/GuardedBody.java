package dev.troth.ledger;

import java.util.List;

/**
 * Body of facts that not every caller may read who sees their account. The conditions for a fact apply to everything
 * about its subject, too: its corrections, its end, and the facts that refer to it. {@link FactAccess} decides by it.
 */
public interface GuardedBody extends FactBody {
    /** Returns whether the fact is about politics, which only callers with the scope POLITICS read and write. */
    default boolean concernsPolitics() {
        return false;
    }

    /**
     * Returns the members whom the fact is about. A caller who is limited to owned accounts reads and writes it only if
     * all of them are the caller.
     *
     * @param ref ref of the fact
     */
    default List<String> concernedMembers(String ref) {
        return List.of();
    }
}
