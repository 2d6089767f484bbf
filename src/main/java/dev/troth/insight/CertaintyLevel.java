package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** How sure it is: from a guess to their own word. */
@Description("How sure it is: from a guess to their own word.")
public enum CertaintyLevel {
    @Description("We guess so.")
    ASSUMED,
    @Description("It follows from something we saw.")
    INFERRED,
    @Description("They said so.")
    STATED,
    @Description("They said so when asked back.")
    CONFIRMED
}
