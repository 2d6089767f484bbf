package dev.troth.account;

import dev.troth.platform.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A page of accounts.")
public record AccountConnection(
        @Description("The accounts of this page.") @NonNull List<@NonNull AccountView> nodes,

        @Description("The accounts of this page with their places.") @NonNull
        List<@NonNull AccountEdge> edges,

        @Description("Where the page lies in the list.") @NonNull
        PageInfo pageInfo,

        @Description("How many accounts match in all.") int totalCount) {}
