package dev.troth.issue;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the issues of a list, with its place.")
public record IssueEdge(
        @Description("The record.") @NonNull IssueView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
