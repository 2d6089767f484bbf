package dev.troth.account;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Record of a list of accounts, with its cursor.")
public record AccountEdge(
        @Description("Account.") @NonNull AccountView node,
        @Description("Cursor of the record.") @NonNull String cursor) {}
