package dev.troth.commitment;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the commitments of a list, with its place.")
public record CommitmentEdge(
        @Description("The record.") @NonNull CommitmentView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
