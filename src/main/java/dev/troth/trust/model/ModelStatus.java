package dev.troth.trust.model;

import org.eclipse.microprofile.graphql.Description;

/** Status of a version of the model. */
@Description("Status of a version of the model.")
public enum ModelStatus {
    @Description("Not computed yet.")
    DRAFT,
    @Description("Computed in addition to the active one, and never shown as the score.")
    SHADOW,
    @Description("Computes all scores. There is always exactly one.")
    ACTIVE,
    @Description("No longer computed; stored for comparison, and can be activated again.")
    RETIRED
}
