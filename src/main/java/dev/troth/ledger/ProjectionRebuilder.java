package dev.troth.ledger;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.Workspaces;
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
 * Rebuilds empty projection tables from the ledger at startup, before the first request. Needed after an update that
 * adds a table. Costs one query per table if there is nothing to do.
 */
@ApplicationScoped
class ProjectionRebuilder {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int AT_ONCE = 500;

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Workspaces workspaces;
    private final Instance<RebuildableProjection> tables;

    ProjectionRebuilder(
            Database database,
            CurrentWorkspace workspace,
            Workspaces workspaces,
            @Any Instance<RebuildableProjection> tables) {
        this.database = database;
        this.workspace = workspace;
        this.workspaces = workspaces;
        this.tables = tables;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE - 1) StartupEvent event) {
        workspaces.forEach(() -> tables.forEach(table -> {
            int filled = rebuildIfEmpty(table);
            if (filled > 0) {
                LOG.infof("Rebuilt table %s from the ledger for %d accounts", table.table(), filled);
            }
        }));
    }

    /** @return number of accounts whose rows were rebuilt */
    int rebuildIfEmpty(RebuildableProjection table) {
        return isEmpty(table) ? fillAccounts(table, workspace.id()) : 0;
    }

    /** Returns whether the table is empty for this workspace although the ledger has facts for it. */
    private boolean isEmpty(RebuildableProjection table) {
        return !database.query(
                        """
                        select 1 from workspace w
                        where w.id = ? and not exists (select 1 from %s t where t.workspace_id = w.id)
                          and exists (select 1 from fact f where f.workspace_id = w.id and f.subject_kind = ?
                                        and (cardinality(?::text[]) = 0 or f.type = any(?::text[])))
                        """.formatted(table.table()),
                        row -> 1,
                        workspace.id(),
                        table.kind(),
                        table.types(),
                        table.types())
                .isEmpty();
    }

    private int fillAccounts(RebuildableProjection table, UUID workspace) {
        List<UUID> accounts = database.query(
                """
                select distinct account_id from fact
                where workspace_id = ? and subject_kind = ? and account_id is not null
                  and (cardinality(?::text[]) = 0 or type = any(?::text[])) order by account_id
                """, row -> row.getObject(1, UUID.class), workspace, table.kind(), table.types(), table.types());
        for (int from = 0; from < accounts.size(); from += AT_ONCE) {
            List<UUID> some = accounts.subList(from, Math.min(accounts.size(), from + AT_ONCE));
            QuarkusTransaction.requiringNew().run(() -> table.rebuild(new HashSet<>(some)));
        }
        return accounts.size();
    }
}
