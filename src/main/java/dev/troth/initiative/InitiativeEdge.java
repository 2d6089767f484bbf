package dev.troth.initiative;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the initiatives of a list, with its place.")
public record InitiativeEdge(
        @Description("The record.") @NonNull InitiativeView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
