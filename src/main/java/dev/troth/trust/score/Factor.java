package dev.troth.trust.score;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One factor of a score, which is a product.")
public record Factor(
        @Description("Code.") @NonNull FactorCode code,

        @Description("Value, 0 to 1; 1 does not lower the score.")
        double value,

        @Description("Raw numbers behind the value, for example the weights of kept and of broken commitments.")
        @NonNull
        List<@NonNull FactorPart> parts) {

    @Description("Raw number behind a factor.")
    public record FactorPart(
            @Description("Name: kept, broken, scar, goodwill, daysSinceTouchpoint …") @NonNull
            String name,

            @Description("Number. Weights decay with age; shares are 0 to 1; names that begin with days are in days.")
            double value) {}

    static Factor of(FactorCode code, double value, Map<String, Double> parts) {
        return new Factor(
                code,
                value,
                parts.entrySet().stream()
                        .map(part -> new FactorPart(part.getKey(), part.getValue()))
                        .toList());
    }

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
}
