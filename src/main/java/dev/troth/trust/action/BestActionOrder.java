package dev.troth.trust.action;

import org.eclipse.microprofile.graphql.Description;

/** Ranking of next best actions. */
@Description("Ranking of next best actions.")
public enum BestActionOrder {
    @Description("Expected retained revenue, converted by the exchange rates of the workspace.")
    RETAINED_VALUE,
    @Description("Expected retained revenue per hour of effort, converted likewise.")
    PER_HOUR
}
