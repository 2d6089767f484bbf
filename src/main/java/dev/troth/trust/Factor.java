package dev.troth.trust;

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
}
