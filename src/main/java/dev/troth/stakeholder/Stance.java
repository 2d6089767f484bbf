package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;

/** Stance of a stakeholder towards us. */
@Description("Stance of a stakeholder towards us.")
public enum Stance {
    @Description("Speaks for us in our absence.")
    ADVOCATE,
    @Description("Supports us if asked.")
    SUPPORTER,
    @Description("Neither for nor against us, or unknown.")
    NEUTRAL,
    @Description("Doubts us.")
    SKEPTIC,
    @Description("Works against us.")
    DETRACTOR
}
