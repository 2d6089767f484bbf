package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Stakeholder in a list, with its cursor.")
public record StakeholderEdge(
        @Description("Record.") @NonNull StakeholderView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
