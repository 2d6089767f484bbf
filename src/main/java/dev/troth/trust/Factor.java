package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One part that a score is the product of.")
public record Factor(
        @Description("Which part.") @NonNull FactorCode code,
        @Description("Its value, 0 to 1; 1 costs nothing.") double value) {}
