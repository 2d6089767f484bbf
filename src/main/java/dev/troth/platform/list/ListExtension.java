package dev.troth.platform.list;

import java.util.List;

/** Additional properties of a record type that another package provides from its own table, such as the scores of accounts. */
public interface ListExtension {
    /** Name of the extended record type. */
    String type();

    /** Name of the table, which has one row per row of the record type, keyed by workspace and account. */
    String table();

    /** Additional properties; their SQL refers to the row by the name of the table. */
    List<Property> properties();
}
