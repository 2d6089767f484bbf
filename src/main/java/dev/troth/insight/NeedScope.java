package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** Subject of an assessment of needs. */
@Description("Subject of an assessment of needs.")
public enum NeedScope {
    @Description("The account: its needs and wishes.")
    CUSTOMER,
    @Description("The account's industry.")
    INDUSTRY,
    @Description("The account's competition.")
    COMPETITION
}
