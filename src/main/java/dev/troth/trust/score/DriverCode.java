package dev.troth.trust.score;

import org.eclipse.microprofile.graphql.Description;

/** Kind of driver. */
@Description("Kind of driver.")
public enum DriverCode {
    @Description("Share of our commitments that were kept.")
    KEPT_COMMITMENTS,
    @Description("Recent breaches, forgiven with time and kept commitments.")
    RECENT_BREACHES,
    @Description("Breaches at any time: people forgive, but they don't forget.")
    PAST_BREACHES,
    @Description("Knowledge of the customer's needs, industry and competition.")
    UNDERSTANDING,
    @Description("Coverage of people and departments, and dependence on a single person.")
    COVERAGE,
    @Description("Regularity of touchpoints.")
    RHYTHM,
    @Description("Number of topics of the touchpoints.")
    BREADTH,
    @Description("Balance of touchpoints in good times and bad.")
    BALANCE,
    @Description("Exchange of roadmaps and feedback, in both directions.")
    OPENNESS,
    @Description("Speed of our responses.")
    RESPONSIVENESS,
    @Description("Shared experiences, good minus bad.")
    EXPERIENCES,
    @Description("Churn: our credibility.")
    CREDIBILITY,
    @Description("Churn: our connection.")
    CONNECTION,
    @Description("Churn: an interrupted cadence.")
    SILENCE,
    @Description("Churn: hard times for the customer or its market.")
    STRESS,
    @Description("Churn: age of the relationship.")
    TENURE,
    @Description("Churn: bad experiences that still have an effect.")
    BAD_EXPERIENCES,
    @Description("Churn: open issues and overdue commitments.")
    OPEN_ITEMS,
    @Description("Churn: departure of a champion.")
    CHAMPION,
    @Description("Churn: a priority of the customer that dropped.")
    PRIORITY,
    @Description("Churn: the customer makes no progress and gave no reason.")
    STALL,
    @Description("Churn: competitors are pressing.")
    COMPETITION,
    @Description("Churn: loyalty, or the intent to leave, that the customer stated within a year.")
    LOYALTY,
    @Description(
            "Churn: the customer uses less than it bought. Only in versions whose parameter PRODUCT_USE is above 0.")
    PRODUCT_USE,
    @Description("Churn, between two instants: a renewal came closer, passed or was agreed.")
    RENEWAL
}
