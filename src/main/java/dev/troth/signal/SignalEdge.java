package dev.troth.signal;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the signals of a list, with its place.")
public record SignalEdge(
        @Description("The record.") @NonNull SignalView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
