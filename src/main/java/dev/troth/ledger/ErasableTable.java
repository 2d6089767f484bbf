package dev.troth.ledger;

import java.util.List;

/** A component that stores texts outside the ledger that may identify a person: responses, logs, uploaded files. */
public interface ErasableTable {
    /** Columns that hold these texts. */
    List<TextColumn> texts();

    /**
     * Column of a tenant table that holds free text entered by people.
     *
     * @param type PostgreSQL type of the column
     */
    record TextColumn(String table, String column, String type) {}
}
