package dev.troth.commitment;

import org.eclipse.microprofile.graphql.Description;

/** Status of a commitment. */
@Description("Status of a commitment.")
public enum CommitmentStatus {
    @Description("Requested, not committed yet.")
    REQUESTED,
    @Description("Committed and not settled yet.")
    OPEN,
    @Description("Fulfilled, on time or late.")
    KEPT,
    @Description("Not fulfilled.")
    BROKEN,
    @Description("Withdrawn by the side that made it.")
    WITHDRAWN,
    @Description("Released by the recipient. No side is at fault.")
    RELEASED,
    @Description("Declined early.")
    DECLINED
}
