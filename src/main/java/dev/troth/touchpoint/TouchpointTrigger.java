package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;

/** What made us get in touch. */
@Description("What made somebody get in touch.")
public enum TouchpointTrigger {
    @Description("The agreed rhythm.")
    ROUTINE,
    @Description("We saw something before they did.")
    SIGNAL,
    @Description("They complained.")
    COMPLAINT,
    @Description("They asked.")
    REQUEST,
    @Description("An answer was due or missing.")
    FOLLOW_UP,
    @Description("We wanted to help or to learn, unasked.")
    PROACTIVE
}
