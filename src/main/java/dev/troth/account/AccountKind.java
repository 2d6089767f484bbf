package dev.troth.account;

import org.eclipse.microprofile.graphql.Description;

/** On which side of the table they sit. */
@Description("On which side of the table they sit. Every score works from either side.")
public enum AccountKind {
    @Description("They buy from us.")
    CUSTOMER,
    @Description("We buy from them.")
    VENDOR,
    @Description("Both at once.")
    BOTH
}
