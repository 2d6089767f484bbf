package dev.troth.trust.outcome;

import org.eclipse.microprofile.graphql.Description;

/** By what outcomes are put together. */
@Description("By what outcomes are put together: what was true just before they stayed or left.")
public enum OutcomeGrouping {
    @Description("What we were to them.")
    STANDING,
    @Description("Trust, in bands of twenty points.")
    TRUST_BAND,
    @Description("How long the relationship had lasted, in years.")
    AGE,
    @Description("To how many people a thread held.")
    THREADS,
    @Description("In which year they became a customer.")
    COHORT
}
