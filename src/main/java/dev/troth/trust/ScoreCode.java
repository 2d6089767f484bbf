package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

/** Kind of score. */
@Description("Kind of score.")
public enum ScoreCode {
    @Description("Trust of the customer in us, 0 to 100: credibility times connection.")
    TRUST,
    @Description("Our credibility (reliability), 0 to 100.")
    CREDIBILITY,
    @Description("Our connection with the customer, 0 to 100.")
    CONNECTION,
    @Description("Credibility of the customer, 0 to 100.")
    THEIR_CREDIBILITY,
    @Description("Probability of churn within a number of days, 0 to 1.")
    CHURN_RISK
}
