package dev.troth.cadence;

import org.eclipse.microprofile.graphql.Description;

/** Where a rhythm comes from. */
@Description("Where a rhythm comes from.")
public enum CadenceReason {
    @Description("Both sides agreed on it.")
    AGREED,
    @Description("Nobody should wait longer than a month.")
    MONTH,
    @Description("An initiative that runs asks for it.")
    INITIATIVE
}
