package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the ties of a list, with its place.")
public record TieEdge(
        @Description("The record.") @NonNull TieView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
