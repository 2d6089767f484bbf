package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A fact and its effect in a list, with its place.")
public record FactEffectEdge(
        @Description("The fact and its effect.") @NonNull FactEffect node,
        @Description("Its place in the list.") @NonNull String cursor) {}
