package dev.troth.account;

import org.eclipse.microprofile.graphql.Description;

/** Kind of account: customer, vendor or both. */
@Description(
        "Kind of account. For a customer, the scores judge us: how far the customer trusts us, our breaches, and how likely "
                + "the customer is to leave us. For a vendor, the same scores judge the vendor, with the sides exchanged: how far we "
                + "can trust it, its breaches, and how likely we are to leave it. For an account that is both, the scores are those of "
                + "a customer, and `vendorReview` has those of a vendor.")
public enum AccountKind {
    @Description("The account buys from us.")
    CUSTOMER,
    @Description("We buy from the account.")
    VENDOR,
    @Description("The account buys from us, and we buy from it.")
    BOTH
}
