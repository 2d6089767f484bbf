package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** Certainty of an insight, from a guess to a statement of the account. */
@Description("Certainty of an insight, from a guess to a statement of the account.")
public enum CertaintyLevel {
    @Description("We assume it.")
    ASSUMED,
    @Description("We inferred it from an observation.")
    INFERRED,
    @Description("The account said so.")
    STATED,
    @Description("The account confirmed it when asked.")
    CONFIRMED
}
