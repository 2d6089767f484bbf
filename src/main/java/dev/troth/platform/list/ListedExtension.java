package dev.troth.platform.list;

import java.util.List;

/** Properties that a word gains from another package, kept in a table of theirs: the scores of accounts. */
public interface ListedExtension {
    /** The word that gains. */
    String type();

    /** The table, one row for each of the word's, keyed by workspace and account. */
    String table();

    /** The properties; their SQL names the row by the table's name. */
    List<Property> properties();
}
