package dev.troth.access;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Ids;
import dev.troth.platform.Moment;
import dev.troth.platform.guard.AccessScope;
import dev.troth.platform.guard.Asked;
import dev.troth.platform.guard.Caller;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Audit log: every request that changes something and every read of a guarded field, with caller and address. The entry
 * is written before the operation runs, so that no operation goes unrecorded. The log is append-only (V12).
 */
@ApplicationScoped
class Audit implements NodeSource {
    private final AuditRepository repository;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    Audit(AuditRepository repository, Database database, CurrentWorkspace workspace, Clock clock) {
        this.repository = repository;
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return AuditEntry.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, AuditEntry> nodes(Collection<UUID> ids, Moment moment) {
        return repository.views(workspace.id(), ids, AuditEntity::view);
    }

    /** Records a GraphQL request if it changes something or reads a guarded field. */
    void keep(Asked asked, Caller caller) {
        List<String> guarded = asked.coordinates().stream()
                .filter(coordinate -> Rules.of(coordinate).filter(Audit::isKept).isPresent())
                .sorted()
                .toList();
        if (!guarded.isEmpty()) {
            List<String> fields = guarded.stream().filter(Audit::isNoChange).toList();
            List<String> changes =
                    guarded.stream().filter(one -> !isNoChange(one)).toList();
            write(changes.isEmpty() ? "query" : String.join(" ", changes), fields, asked, caller);
        }
    }

    /** Records a request to an endpoint other than GraphQL. */
    void keep(String way, Asked asked, Caller caller) {
        write(way, List.of(), asked, caller);
    }

    private static boolean isKept(AccessScope scope) {
        return scope != AccessScope.READ;
    }

    private static boolean isNoChange(String coordinate) {
        return !coordinate.startsWith("Mutation.");
    }

    /**
     * Plain SQL in one round trip outside of a transaction, because every audited request waits for it. Does not
     * force a commit to disk: the audited operation commits afterwards, which also flushes this entry.
     */
    private void write(String operation, List<String> guarded, Asked asked, Caller caller) {
        database.update(
                """
                with quickly as materialized (select set_config('synchronous_commit', 'off', true))
                insert into audit (workspace_id, id, at, caller, caller_id, member_ref, address, request_id, operation, guarded)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[] from quickly
                """,
                caller.view().workspace(),
                Ids.next(),
                clock.instant(),
                caller.name(),
                caller.id(),
                caller.member(),
                asked.address(),
                asked.requestId(),
                operation,
                guarded);
    }

    /**
     * Returns the newest entries.
     *
     * @param before only entries older than this one; null to start with the newest
     */
    @Transactional
    List<AuditEntry> newest(int first, @Nullable UUID before) {
        return repository.newest(workspace.id(), first, before).stream()
                .map(AuditEntity::view)
                .toList();
    }

    /** Passes all entries to the consumer, oldest first. */
    @Transactional
    void each(Consumer<AuditEntry> consumer) {
        repository.each(workspace.id(), consumer);
    }
}
