package dev.troth.account;

import org.eclipse.microprofile.graphql.Description;

/** What accounts can be sorted by. */
@Description("What accounts can be sorted by.")
public enum AccountOrderField {
    @Description("Name, by code point.")
    NAME,
    @Description("Your own key.")
    REF,
    @Description("Since when they are a customer.")
    CUSTOMER_SINCE,
    @Description("How far they trust us.")
    TRUST,
    @Description("How far we can be relied on.")
    CREDIBILITY,
    @Description("How well we are connected.")
    CONNECTION,
    @Description("How far they can be relied on.")
    THEIR_CREDIBILITY,
    @Description("The probability that they leave within 90 days.")
    CHURN_RISK;

    boolean isScore() {
        return compareTo(TRUST) >= 0;
    }
}
