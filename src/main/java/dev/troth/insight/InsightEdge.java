package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Record of a list of insights, with its cursor.")
public record InsightEdge(
        @Description("Record.") @NonNull InsightView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
