package dev.troth.ledger;

import java.util.List;

/** A component that stores texts outside the ledger that may identify a person: responses, logs, uploaded files. */
public interface ErasableTable {
    /** Columns that hold these texts. */
    List<TextColumn> texts();

    /** Columns with texts that must stay as they are; an erasure reports those that identify the person. */
    default List<KeptText> keptTexts() {
        return List.of();
    }

    /**
     * Removes rows that would not work without the texts that identify the person, before these are erased.
     *
     * @return number of access grants that were revoked
     */
    default int remove(TextPseudonymizer pseudonymizer) {
        return 0;
    }

    /**
     * Column of a tenant table that holds free text entered by people.
     *
     * @param type PostgreSQL type of the column
     */
    record TextColumn(String table, String column, String type) {}

    /**
     * Column of a tenant table that an erasure does not change.
     *
     * @param field its name in the schema, such as {@code Webhook.url}
     * @param key SQL expression that names the row
     */
    record KeptText(String field, String table, String column, String key) {}
}
