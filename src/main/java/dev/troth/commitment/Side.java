package dev.troth.commitment;

import org.eclipse.microprofile.graphql.Description;

/** Who gave the promise. */
@Description("Who gave the promise.")
public enum Side {
    @Description("We did.")
    US,
    @Description("They did, to us.")
    THEM
}
