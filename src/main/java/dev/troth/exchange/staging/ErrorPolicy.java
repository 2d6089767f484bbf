package dev.troth.exchange.staging;

import org.eclipse.microprofile.graphql.Description;

/** Handling of rejected entries. */
@Description("Handling of rejected entries of a file.")
public enum ErrorPolicy {
    @Description("Import all other entries.")
    SKIP,
    @Description("Import nothing from the file.")
    STOP
}
