package dev.troth.feedback;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Record of a list of feedback, with its cursor.")
public record FeedbackEdge(
        @Description("Record.") @NonNull FeedbackView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
