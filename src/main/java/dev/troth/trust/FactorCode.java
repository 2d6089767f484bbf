package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

/** The parts that a score is the product of. */
@Description("The parts that a score is the product of, each 0 to 1.")
public enum FactorCode {
    @Description("Credibility, as a factor of trust.")
    CREDIBILITY,
    @Description("Connection, as a factor of trust.")
    CONNECTION,
    @Description("Share of promises kept, the recent ones first (K).")
    KEPT_COMMITMENTS,
    @Description("What recent breaches left; heals with kept promises and time (M1).")
    RECENT_BREACHES,
    @Description("What is never quite forgotten (M2).")
    PAST_BREACHES,
    @Description("How well customer, industry and competition are understood (U).")
    UNDERSTANDING,
    @Description("Whom we reach, over departments, and how much hangs on one person (G).")
    COVERAGE,
    @Description("How steadily we are in touch, measured by the agreed cadence (R).")
    RHYTHM,
    @Description("On how many topics we talk (B).")
    BREADTH,
    @Description("Whether we talk in good times and bad (V).")
    BALANCE,
    @Description("Roadmaps and feedback, both ways (O).")
    OPENNESS,
    @Description("How quickly we answer (Q).")
    RESPONSIVENESS,
    @Description("Shared experiences, good against bad (E).")
    EXPERIENCES
}
