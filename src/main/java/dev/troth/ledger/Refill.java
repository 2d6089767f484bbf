package dev.troth.ledger;

import dev.troth.platform.Database;
import dev.troth.platform.WorkspaceScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Fills tables that an update brought, before anybody asks: the ledger is the truth, and every other table can be made
 * from it. One look at each table where there is nothing to do.
 */
@ApplicationScoped
class Refill {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Instance<Refillable> tables;

    Refill(Database database, @Any Instance<Refillable> tables) {
        this.database = database;
        this.tables = tables;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE - 1) StartupEvent event) {
        tables.forEach(this::fill);
    }

    private void fill(Refillable table) {
        for (UUID workspace : database.query("select id from workspace", row -> row.getObject(1, UUID.class))) {
            int filled = WorkspaceScope.within(workspace, () -> fill(table, workspace));
            if (filled > 0) {
                LOG.infof("Filled the table %s from the ledger, for %d accounts", table.table(), filled);
            }
        }
    }

    /** @return of how many accounts there was something to fill in */
    int fill(Refillable table, UUID workspace) {
        if (!database.query("select 1 from " + table.table() + " where workspace_id = ? limit 1", row -> 1, workspace)
                .isEmpty()) {
            return 0;
        }
        List<UUID> accounts = database.query("""
                select distinct account_id from fact
                where workspace_id = ? and subject_kind = ? and account_id is not null order by account_id
                """, row -> row.getObject(1, UUID.class), workspace, table.kind());
        for (int from = 0; from < accounts.size(); from += AT_ONCE) {
            List<UUID> some = accounts.subList(from, Math.min(accounts.size(), from + AT_ONCE));
            QuarkusTransaction.requiringNew().run(() -> table.refill(new HashSet<>(some)));
        }
        return accounts.size();
    }
}
