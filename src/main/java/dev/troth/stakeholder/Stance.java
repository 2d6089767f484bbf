package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;

/** How somebody stands towards us. */
@Description("How somebody stands towards us.")
public enum Stance {
    @Description("Speaks for us when we are not in the room.")
    ADVOCATE,
    @Description("On our side when asked.")
    SUPPORTER,
    @Description("Neither for nor against us, or not known.")
    NEUTRAL,
    @Description("Doubts us.")
    SKEPTIC,
    @Description("Works against us.")
    DETRACTOR
}
