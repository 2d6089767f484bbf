package dev.troth.trust.explain;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import dev.troth.trust.score.FactEffect;

@Description("Fact and its effect in a list, with its cursor.")
public record FactEffectEdge(
        @Description("Fact and its effect.") @NonNull FactEffect node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
