package dev.troth.trust.outcome;

import org.eclipse.microprofile.graphql.Description;

/** Property by which outcomes are grouped. */
@Description("Property by which outcomes are grouped, as of just before the customer stayed or left.")
public enum OutcomeGrouping {
    @Description("Our standing.")
    STANDING,
    @Description("Trust, in bands of twenty points.")
    TRUST_BAND,
    @Description("Age of the relationship, in years.")
    AGE,
    @Description("Number of threads: stakeholders whom we knew and talked to.")
    THREADS,
    @Description(
            "Year in which the account became a customer (`customerSince`), or of its first fact if that was not recorded.")
    COHORT
}
