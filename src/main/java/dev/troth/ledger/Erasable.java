package dev.troth.ledger;

import java.util.List;

/** Somebody who keeps texts apart from the ledger that may tell who a person was: answers, logs, files on their way. */
public interface Erasable {
    /** Where these texts are. */
    List<TextColumn> texts();

    /**
     * A column of a table of a workspace that people's words come into.
     *
     * @param type of the column, as PostgreSQL names it
     */
    record TextColumn(String table, String column, String type) {}
}
