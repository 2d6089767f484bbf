package dev.troth.contract;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Record of a list of contracts, with its cursor.")
public record ContractEdge(
        @Description("Record.") @NonNull ContractView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
