package dev.troth.platform.list;

import dev.troth.platform.batching.Selection;
import dev.troth.platform.common.AsOf;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Lookup of the records of one kind to which others refer. Records that the caller may not see are left out. */
public interface LinkSource {
    /** Name of the type in the schema. */
    String type();

    /**
     * Returns the part of a selection that decides which data are read. Records whose parts are equal are read together.
     */
    default Selection relevant(Selection selection) {
        return Selection.EVERYTHING;
    }

    /**
     * Returns records by ref as of a moment, read in one batch.
     *
     * @param selection relevant part of the fields that are needed
     */
    Map<String, ?> byRefs(Collection<String> refs, AsOf moment, Selection selection);

    /** Returns the records of some accounts by ref, read in one batch, for refs that are computed account by account. */
    Map<String, ?> ofAccounts(Collection<UUID> accounts, AsOf moment, Selection selection);
}
