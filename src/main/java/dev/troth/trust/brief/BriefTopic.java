package dev.troth.trust.brief;

import org.eclipse.microprofile.graphql.Description;

/** Topic of a sentence of a brief. */
@Description("Topic of a sentence of a brief, in the order of a brief.")
public enum BriefTopic {
    @Description("Nothing is recorded, except the account itself.")
    NOTHING,
    @Description("Trust, credibility, connection, standing and churn risk, or the cause for which trust is unrated.")
    SCORES,
    @Description("Annual revenue, or annual spend for a vendor, by currency.")
    REVENUE,
    @Description("Change of trust within 30 days, with its strongest reason.")
    CHANGE,
    @Description("Strongest other reason that lowers trust, with its remedy.")
    DRIVER,
    @Description("Promises that one side did not keep as agreed within a year.")
    BREACH,
    @Description("Open promise of ours, or request that waits for an answer of ours.")
    OUR_PROMISE,
    @Description("Open promise of the account.")
    THEIR_PROMISE,
    @Description("Person who left, or person to talk to.")
    PEOPLE,
    @Description("Action to take.")
    ACTION
}
