package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the insights of a list, with its place.")
public record InsightEdge(
        @Description("The record.") @NonNull InsightView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
