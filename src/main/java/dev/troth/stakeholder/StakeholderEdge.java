package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the stakeholders of a list, with its place.")
public record StakeholderEdge(
        @Description("The record.") @NonNull StakeholderView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
