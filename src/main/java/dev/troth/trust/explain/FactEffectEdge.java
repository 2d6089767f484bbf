package dev.troth.trust.explain;

import dev.troth.trust.score.FactEffect;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Fact and its effect in a list, with its cursor.")
public record FactEffectEdge(
        @Description("Fact and its effect.") @NonNull FactEffect node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
