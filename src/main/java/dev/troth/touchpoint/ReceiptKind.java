package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;

/** Kind of receipt. */
@Description("Kind of receipt.")
public enum ReceiptKind {
    @Description("The message arrived.")
    DELIVERED,
    @Description("The message was read, and so it arrived.")
    READ
}
