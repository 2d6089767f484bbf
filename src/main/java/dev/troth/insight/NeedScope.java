package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** What an assessment of needs looked at. */
@Description("What an assessment of needs looked at.")
public enum NeedScope {
    @Description("The customer: what they need and want.")
    CUSTOMER,
    @Description("Their line of business.")
    INDUSTRY,
    @Description("Their competition.")
    COMPETITION
}
