package dev.troth.trust.action;

import org.eclipse.microprofile.graphql.Description;

/** Ranking of next best actions. */
@Description("Ranking of next best actions.")
public enum BestActionOrder {
    @Description("Expected retained revenue.")
    RETAINED_VALUE,
    @Description("Expected retained revenue per hour of effort.")
    PER_HOUR
}
