package dev.troth.commitment;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Record of a list of commitments, with its cursor.")
public record CommitmentEdge(
        @Description("Record.") @NonNull CommitmentView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
