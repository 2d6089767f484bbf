package dev.troth.commitment;

import org.eclipse.microprofile.graphql.Description;

/** Side whose interest a commitment serves. */
@Description("Side whose interest a commitment serves.")
public enum Beneficiary {
    @Description("Interest of the account.")
    CUSTOMER,
    @Description("Only our own interest.")
    US,
    @Description("Interest of both sides.")
    BOTH
}
