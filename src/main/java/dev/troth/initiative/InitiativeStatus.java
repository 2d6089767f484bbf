package dev.troth.initiative;

import org.eclipse.microprofile.graphql.Description;

/** Status of an initiative. */
@Description("Status of an initiative.")
public enum InitiativeStatus {
    @Description("The initiative is running.")
    RUNNING,
    @Description("The priority fell below 0.2.")
    DROPPED,
    @Description("The initiative has ended.")
    ENDED
}
