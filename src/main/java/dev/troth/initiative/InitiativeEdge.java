package dev.troth.initiative;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Record of a list of initiatives, with its cursor.")
public record InitiativeEdge(
        @Description("Record.") @NonNull InitiativeView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
