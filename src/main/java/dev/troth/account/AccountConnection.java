package dev.troth.account;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Page of accounts. */
@Description("Page of accounts.")
public class AccountConnection extends Connection {
    private final Lists.Part<AccountRow> part;

    AccountConnection(Lists.Part<AccountRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Accounts of this page.")
    public List<@NonNull AccountView> getNodes() {
        return each(part, AccountView::new);
    }

    @NonNull
    @Description("Accounts of this page with their cursors.")
    public List<@NonNull AccountEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new AccountEdge(new AccountView(entry.row(), together), entry.cursor()));
    }
}
