package dev.troth.account;

import dev.troth.platform.list.ListPage;
import dev.troth.platform.list.Page.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of the children of an account. */
@Description("Page of the children of an account, sorted by name.")
public final class AccountChildConnection {
    private final ListPage<AccountView> page;

    AccountChildConnection(ListPage<AccountView> page) {
        this.page = page;
    }

    @NonNull
    @Description("Accounts of this page.")
    public List<@NonNull AccountView> getNodes() {
        return page.items();
    }

    @NonNull
    @Description("Accounts of this page with their cursors.")
    public List<@NonNull AccountChildEdge> getEdges() {
        return page.items().stream()
                .map(child -> new AccountChildEdge(child, child.getId()))
                .toList();
    }

    @NonNull
    @Description("Position of the page in the list.")
    public PageInfo getPageInfo() {
        return page.info();
    }

    @Description("Total number of children that the caller may see.")
    public int getTotalCount() {
        return page.total();
    }

    @Description("Child of an account, with its cursor.")
    public record AccountChildEdge(
            @Description("Account.") @NonNull AccountView node,
            @Description("Cursor of the record.") @NonNull String cursor) {}
}
