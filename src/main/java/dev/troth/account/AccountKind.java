package dev.troth.account;

import org.eclipse.microprofile.graphql.Description;

/** Kind of account: customer, vendor or both. */
@Description("Kind of account. Every score works for all kinds.")
public enum AccountKind {
    @Description("The account buys from us.")
    CUSTOMER,
    @Description("We buy from the account.")
    VENDOR,
    @Description("The account buys from us, and we buy from it.")
    BOTH
}
