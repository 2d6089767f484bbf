package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;

/** Trigger of a touchpoint. */
@Description("Trigger of the touchpoint.")
public enum TouchpointTrigger {
    @Description("The agreed cadence.")
    ROUTINE,
    @Description("A signal that we noticed before the customer did.")
    SIGNAL,
    @Description("A complaint of the customer.")
    COMPLAINT,
    @Description("A request of the customer.")
    REQUEST,
    @Description("A response that was due or missing.")
    FOLLOW_UP,
    @Description("Our own initiative, to help or to learn.")
    PROACTIVE
}
