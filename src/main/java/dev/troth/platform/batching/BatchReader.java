package dev.troth.platform.batching;

import dev.troth.platform.database.Database;
import dev.troth.platform.database.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Batched read that can share its round trip: reads the data of a field for all accounts of a batch, together with the
 * reads of its sibling fields.
 */
public interface BatchReader {
    /**
     * Returns the read for a field.
     *
     * @param field field of accounts
     * @return empty if this reader does not serve the field, or if the arguments are not valid
     */
    Optional<Reading> reading(CurrentField field, BatchContext<? extends Row> accounts);

    /** A statement and the receiver of its rows. */
    interface Reading extends Database.Visitor {
        /** Key under which the batch caches the result; an existing result is not read again. */
        Object key();

        String sql();

        @Nullable
        Object[] parameters();

        /** Result, after all rows were visited. */
        Object outcome();
    }
}
