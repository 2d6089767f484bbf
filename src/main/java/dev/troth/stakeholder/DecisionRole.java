package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;

/** What somebody's part is when decisions about us are made. */
@Description("What somebody's part is when decisions about us are made.")
public enum DecisionRole {
    @Description("Has the last word.")
    DECISION_MAKER,
    @Description("Signs it off.")
    APPROVER,
    @Description("Compares us with others.")
    EVALUATOR,
    @Description("Is listened to.")
    INFLUENCER,
    @Description("Speaks for us from within.")
    CHAMPION,
    @Description("Works with what we deliver.")
    USER,
    @Description("Decides who gets to talk to whom.")
    GATEKEEPER,
    @Description("Negotiates and buys.")
    BUYER
}
