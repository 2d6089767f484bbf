package dev.troth.exchange.mailbox;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Messages in the ledger. */
@ApplicationScoped
class LedgerParents implements ParentDirectory {
    private final Database database;
    private final CurrentWorkspace workspace;

    LedgerParents(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    @Override
    public Map<String, ThreadIndex.Sent> find(Collection<String> refs) {
        Map<String, ThreadIndex.Sent> found = new HashMap<>();
        if (!refs.isEmpty()) {
            database.query(
                    "select ref, at, direction from touchpoint where workspace_id = ? and ref = any(?)",
                    row -> found.put(
                            row.getString("ref"),
                            new ThreadIndex.Sent(
                                    Database.instant(row, "at"),
                                    row.getString("direction").equals("OUT"))),
                    workspace.id(),
                    refs);
        }
        return found;
    }
}
