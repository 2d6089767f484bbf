package dev.troth.initiative;

import org.eclipse.microprofile.graphql.Description;

/** Where an initiative stands. */
@Description("Where an initiative stands.")
public enum InitiativeStatus {
    @Description("It goes on.")
    RUNNING,
    @Description("Its priority fell so far that it is as good as off.")
    DROPPED,
    @Description("It is over.")
    ENDED
}
