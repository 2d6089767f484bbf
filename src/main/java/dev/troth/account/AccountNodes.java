package dev.troth.account;

import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accounts by their ids alone. */
@ApplicationScoped
class AccountNodes implements NodeSource {
    private final AccountShelf shelf;

    AccountNodes(AccountShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public String prefix() {
        return AccountShelf.PREFIX;
    }

    @Override
    public Map<UUID, AccountView> nodes(Collection<UUID> ids, Moment moment) {
        List<AccountRow> rows = shelf.byIds(ids, moment);
        Cohort<AccountRow> cohort = new Cohort<>(moment, rows);
        Map<UUID, AccountView> nodes = new HashMap<>();
        rows.forEach(row -> nodes.put(row.id, new AccountView(row, cohort)));
        return nodes;
    }
}
