package dev.troth.account;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of accounts. */
@Description("A page of accounts.")
public class AccountConnection extends Connection {
    private final Lists.Part<AccountRow> part;

    AccountConnection(Lists.Part<AccountRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("The accounts of this page.")
    public List<@NonNull AccountView> getNodes() {
        return each(part, AccountView::new);
    }

    @NonNull
    @Description("The accounts of this page with their places.")
    public List<@NonNull AccountEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new AccountEdge(new AccountView(entry.row(), together), entry.cursor()));
    }
}
