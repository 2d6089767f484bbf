package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

/** The scores there are. */
@Description("The scores there are.")
public enum ScoreCode {
    @Description("How far they trust us, 0 to 100: credibility times connection.")
    TRUST,
    @Description("How far we can be relied on, 0 to 100.")
    CREDIBILITY,
    @Description("How well we are connected, 0 to 100.")
    CONNECTION,
    @Description("How far they can be relied on, 0 to 100.")
    THEIR_CREDIBILITY,
    @Description("The probability that they leave within some days, 0 to 1.")
    CHURN_RISK
}
