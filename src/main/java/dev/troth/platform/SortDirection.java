package dev.troth.platform;

import org.eclipse.microprofile.graphql.Description;

/** Which end comes first. */
@Description("Which end comes first. Records without a value come last either way.")
public enum SortDirection {
    @Description("Smallest first.")
    ASC,
    @Description("Largest first.")
    DESC
}
