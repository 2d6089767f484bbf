package dev.troth.commitment;

import org.eclipse.microprofile.graphql.Description;

/** Where a commitment stands. */
@Description("Where a commitment stands.")
public enum CommitmentStatus {
    @Description("Asked for, not promised yet.")
    REQUESTED,
    @Description("Promised and owed.")
    OPEN,
    @Description("Done, in time or late.")
    KEPT,
    @Description("Not done.")
    BROKEN,
    @Description("Taken back by the side that gave it.")
    WITHDRAWN,
    @Description("Let go by the side that was to receive it. Nobody's fault.")
    RELEASED,
    @Description("Answered with an early no.")
    DECLINED
}
