package dev.troth.trust.action;

import org.eclipse.microprofile.graphql.Description;

/** By what next best actions are ranked. */
@Description("By what next best actions are ranked.")
public enum BestActionOrder {
    @Description("By the revenue they are expected to retain.")
    RETAINED_VALUE,
    @Description("By the same for each hour they take.")
    PER_HOUR
}
