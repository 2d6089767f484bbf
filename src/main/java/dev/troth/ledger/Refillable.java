package dev.troth.ledger;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A table that follows from the ledger, and can be filled from it when it is new. */
public interface Refillable {
    /** The table. */
    String table();

    /** The kind of thing whose facts fill it. */
    String kind();

    /** Of which types those facts are; of any when empty. */
    default List<String> types() {
        return List.of();
    }

    /** The column that says to which account a row belongs. */
    default String accountColumn() {
        return "account_id";
    }

    /** Fills the table of the current workspace from the facts of these accounts. */
    void refill(Set<UUID> accounts);
}
