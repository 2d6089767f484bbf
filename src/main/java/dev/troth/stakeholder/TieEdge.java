package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Tie in a list, with its cursor.")
public record TieEdge(
        @Description("Record.") @NonNull TieView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
