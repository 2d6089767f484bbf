package dev.troth.platform.list;

import dev.troth.platform.JsonRow;
import dev.troth.platform.Moment;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** The rows of a table as they were, folded again. */
public interface PastRows {
    /** Of which table. */
    String table();

    /**
     * The accounts whose rows in the table do not hold at a moment.
     *
     * @param changed those that have facts which cannot be seen from there
     */
    default Set<UUID> notHolding(Set<UUID> changed, Moment moment) {
        return changed;
    }

    /** The rows of these accounts at the moment; their fields are called like the columns. */
    Collection<? extends JsonRow> rows(Set<UUID> accounts, Moment moment);
}
