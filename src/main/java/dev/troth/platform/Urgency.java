package dev.troth.platform;

import org.eclipse.microprofile.graphql.Description;

/** How urgent something is. */
@Description("How urgent something is.")
public enum Urgency {
    @Description("Whenever it suits.")
    LOW,
    @Description("Within days.")
    NORMAL,
    @Description("Within hours.")
    HIGH
}
