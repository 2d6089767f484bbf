package dev.troth.ledger;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Projection table that can be rebuilt from the ledger. */
public interface RebuildableProjection {
    /** Name of the table. */
    String table();

    /** Kind of subject whose facts fill the table. */
    String kind();

    /** Types of these facts; empty for all types. */
    default List<String> types() {
        return List.of();
    }

    /** Column that holds the account of a row. */
    default String accountColumn() {
        return "account_id";
    }

    /** Rebuilds the rows of the current workspace from the facts of these accounts. */
    void rebuild(Set<UUID> accounts);
}
