package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the touchpoints of a list, with its place.")
public record TouchpointEdge(
        @Description("The record.") @NonNull TouchpointView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
