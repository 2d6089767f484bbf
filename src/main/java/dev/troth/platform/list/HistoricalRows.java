package dev.troth.platform.list;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.JsonRow;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Reconstructs the rows of a table as of the past. */
public interface HistoricalRows {
    /** Name of the table. */
    String table();

    /**
     * Returns the accounts whose current rows are not valid as of a moment.
     *
     * @param changed accounts with facts that are not visible as of the moment
     */
    default Set<UUID> notHolding(Set<UUID> changed, AsOf moment) {
        return changed;
    }

    /** Returns the rows of these accounts as of the moment. */
    Collection<? extends JsonRow> rows(Set<UUID> accounts, AsOf moment);
}
