package dev.troth.trust.model;

import org.eclipse.microprofile.graphql.Description;

/** Where a version of the model stands. */
@Description("Where a version of the model stands.")
public enum ModelStatus {
    @Description("Numbers that nothing is computed by yet.")
    DRAFT,
    @Description("Computed beside the active one, and never shown as the score.")
    SHADOW,
    @Description("What all scores are made by. There is always exactly one.")
    ACTIVE,
    @Description("Not computed any more; kept, so that it can be compared with, or come back.")
    RETIRED
}
