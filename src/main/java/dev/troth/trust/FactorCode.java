package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

/** Factors of a score, which is their product. */
@Description("Factors of a score, which is their product; each 0 to 1.")
public enum FactorCode {
    @Description("Credibility, as a factor of trust.")
    CREDIBILITY,
    @Description("Connection, as a factor of trust.")
    CONNECTION,
    @Description("Share of commitments kept, weighted by recency (K).")
    KEPT_COMMITMENTS,
    @Description("Effect of recent breaches; recovers with kept commitments and time (M1).")
    RECENT_BREACHES,
    @Description("Permanent effect of past breaches (M2).")
    PAST_BREACHES,
    @Description("Understanding of customer, industry and competition (U).")
    UNDERSTANDING,
    @Description("Coverage of departments, and dependence on a single person (G).")
    COVERAGE,
    @Description("Regularity of touchpoints, relative to the agreed cadence (R).")
    RHYTHM,
    @Description("Number of topics (B).")
    BREADTH,
    @Description("Balance of touchpoints in good times and bad (V).")
    BALANCE,
    @Description("Exchange of roadmaps and feedback, in both directions (O).")
    OPENNESS,
    @Description("Speed of our responses (Q).")
    RESPONSIVENESS,
    @Description("Shared experiences, good minus bad (E).")
    EXPERIENCES
}
