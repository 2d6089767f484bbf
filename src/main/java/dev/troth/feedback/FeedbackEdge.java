package dev.troth.feedback;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the feedbacks of a list, with its place.")
public record FeedbackEdge(
        @Description("The record.") @NonNull FeedbackView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
