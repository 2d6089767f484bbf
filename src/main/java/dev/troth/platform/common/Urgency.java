package dev.troth.platform.common;

import org.eclipse.microprofile.graphql.Description;

/** Urgency of a message or issue. */
@Description("Urgency of a message or issue.")
public enum Urgency {
    @Description("No deadline.")
    LOW,
    @Description("Within days.")
    NORMAL,
    @Description("Within hours.")
    HIGH
}
