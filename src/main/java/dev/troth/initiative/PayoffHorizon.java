package dev.troth.initiative;

import org.eclipse.microprofile.graphql.Description;

/** Horizon of a benefit: short-term gain or lasting value. */
@Description("Horizon of a benefit: short-term gain or lasting value.")
public enum PayoffHorizon {
    @Description("Short-term gain.")
    SHORT,
    @Description("Lasting value.")
    LONG
}
