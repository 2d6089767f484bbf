package dev.troth.account;

import dev.troth.platform.SortDirection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("One key to sort accounts by. Keys apply in the order given; the id always comes last.")
@Input("AccountOrder")
public record AccountOrder(
        @Description("What to sort by.") @NonNull AccountOrderField by,

        @Description("Which end comes first; smallest when absent.") @Nullable
        SortDirection direction) {}
