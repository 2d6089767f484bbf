package dev.troth.commitment;

import org.eclipse.microprofile.graphql.Description;

/** Whose interest a piece of work serves. */
@Description("Whose interest a piece of work serves.")
public enum Beneficiary {
    @Description("Theirs.")
    CUSTOMER,
    @Description("Ours alone.")
    US,
    @Description("Of both.")
    BOTH
}
