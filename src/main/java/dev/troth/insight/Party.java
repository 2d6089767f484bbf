package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** Whose it is. */
@Description("Whose it is.")
public enum Party {
    @Description("Ours.")
    US,
    @Description("Theirs.")
    THEM
}
