package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Touchpoint in a list, with its cursor.")
public record TouchpointEdge(
        @Description("Record.") @NonNull TouchpointView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
