package dev.troth.platform.common;

import org.eclipse.microprofile.graphql.Description;

/** One of the two sides of a relationship. */
@Description("One of the two sides of a relationship.")
public enum Party {
    @Description("Ours.")
    US,
    @Description("Theirs.")
    THEM
}
