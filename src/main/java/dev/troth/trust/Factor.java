package dev.troth.trust;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One part that a score is the product of.")
public record Factor(
        @Description("Which part.") @NonNull FactorCode code,
        @Description("Its value, 0 to 1; 1 costs nothing.") double value,

        @Description("The raw numbers it is computed from, such as the weight of kept and of broken promises.") @NonNull
        List<@NonNull FactorPart> parts) {

    @Description("A raw number behind a factor.")
    public record FactorPart(
            @Description("What it is: kept, broken, scar, goodwill, daysSinceTouchpoint …") @NonNull
            String name,

            @Description("The number. Weights fade with age; shares are 0 to 1; days are days.")
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
