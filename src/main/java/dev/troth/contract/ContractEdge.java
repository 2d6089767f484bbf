package dev.troth.contract;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One of the contracts of a list, with its place.")
public record ContractEdge(
        @Description("The record.") @NonNull ContractView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
