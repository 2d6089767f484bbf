package dev.troth.signal;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Signal in a list, with its cursor.")
public record SignalEdge(
        @Description("Record.") @NonNull SignalView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
