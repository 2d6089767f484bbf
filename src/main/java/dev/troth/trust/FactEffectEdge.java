package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Fact and its effect in a list, with its cursor.")
public record FactEffectEdge(
        @Description("Fact and its effect.") @NonNull FactEffect node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
