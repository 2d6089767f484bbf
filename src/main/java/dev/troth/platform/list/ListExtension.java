package dev.troth.platform.list;

import java.util.List;

/** Additional properties of a word that another package provides from its own table, such as the scores of accounts. */
public interface ListExtension {
    /** Name of the extended word. */
    String type();

    /** Name of the table, which has one row per row of the word, keyed by workspace and account. */
    String table();

    /** Additional properties; their SQL refers to the row by the name of the table. */
    List<Property> properties();
}
