package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;

/** Context of a touchpoint. */
@Description("Context of a touchpoint. Touchpoints that only follow problems build nothing.")
public enum TouchpointContext {
    @Description("Routine, without a special occasion.")
    ROUTINE,
    @Description("Good news, thanks or a celebration.")
    GOOD,
    @Description("A problem.")
    PROBLEM
}
