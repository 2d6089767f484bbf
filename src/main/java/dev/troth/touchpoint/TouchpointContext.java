package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;

/** In what kind of time contact was made. */
@Description("In what kind of time contact was made. Contact that only follows problems builds nothing.")
public enum TouchpointContext {
    @Description("As agreed, nothing special.")
    ROUTINE,
    @Description("Good news, thanks, something to celebrate.")
    GOOD,
    @Description("Something was wrong.")
    PROBLEM
}
