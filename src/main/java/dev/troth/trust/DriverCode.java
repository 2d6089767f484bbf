package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

/** What a reason of a score is about. */
@Description("What a reason of a score is about.")
public enum DriverCode {
    @Description("How many of our promises we kept.")
    KEPT_COMMITMENTS,
    @Description("Promises broken recently, forgiven with time and kept promises.")
    RECENT_BREACHES,
    @Description("Promises broken at any time; people forgive, but they don't forget.")
    PAST_BREACHES,
    @Description("What we know of their needs, their industry and their competition.")
    UNDERSTANDING,
    @Description("Whom we reach, and how much hangs on one person.")
    COVERAGE,
    @Description("How steadily we are in touch.")
    RHYTHM,
    @Description("On how many topics we talk.")
    BREADTH,
    @Description("Whether we talk in good times and bad.")
    BALANCE,
    @Description("Roadmaps and feedback, both ways.")
    OPENNESS,
    @Description("How quickly we answer.")
    RESPONSIVENESS,
    @Description("Shared experiences, good against bad.")
    EXPERIENCES,
    @Description("Churn: how far we can be relied on.")
    CREDIBILITY,
    @Description("Churn: how well we are connected.")
    CONNECTION,
    @Description("Churn: a rhythm that broke off.")
    SILENCE,
    @Description("Churn: hard times for them or for their market.")
    STRESS,
    @Description("Churn: how long the relationship has lasted.")
    TENURE,
    @Description("Churn: bad experiences that still hurt.")
    BAD_EXPERIENCES,
    @Description("Churn: open issues and overdue promises.")
    OPEN_ITEMS,
    @Description("Churn: somebody who spoke for us left.")
    CHAMPION,
    @Description("Churn: a priority of theirs that dropped.")
    PRIORITY,
    @Description("Churn, between two instants: a renewal came nearer, passed or was agreed on.")
    RENEWAL
}
