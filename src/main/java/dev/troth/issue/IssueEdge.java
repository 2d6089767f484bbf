package dev.troth.issue;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Record of a list of issues, with its cursor.")
public record IssueEdge(
        @Description("Record.") @NonNull IssueView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
