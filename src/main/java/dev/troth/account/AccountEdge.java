package dev.troth.account;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("An account in a list, with its place.")
public record AccountEdge(
        @Description("The account.") @NonNull AccountView node,
        @Description("Its place in the list.") @NonNull String cursor) {}
