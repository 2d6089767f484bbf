package dev.troth.access;

import dev.troth.access.AuditEntity.AuditRepository;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Ids;
import dev.troth.platform.database.Database;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.AuditedRequest;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.CurrentWorkspace;
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
 * is written before the operation runs, so that no operation goes unrecorded. The log is append-only (V1).
 */
@ApplicationScoped
class AuditLog implements NodeSource {
    private final AuditRepository repository;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    AuditLog(AuditRepository repository, Database database, CurrentWorkspace workspace, Clock clock) {
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
    public Map<UUID, AuditEntry> nodes(Collection<UUID> ids, AsOf moment) {
        return repository.views(workspace.id(), ids, AuditEntity::view);
    }

    /** Records a GraphQL request if it changes something or reads a guarded field. */
    void record(AuditedRequest auditedRequest, Caller caller) {
        List<String> guarded = auditedRequest.coordinates().stream()
                .filter(coordinate -> AuthorizationRules.of(coordinate)
                        .filter(AuditLog::isAudited)
                        .isPresent())
                .sorted()
                .toList();
        if (!guarded.isEmpty()) {
            List<String> fields = guarded.stream().filter(AuditLog::isNoChange).toList();
            List<String> changes =
                    guarded.stream().filter(one -> !isNoChange(one)).toList();
            write(changes.isEmpty() ? "query" : String.join(" ", changes), fields, auditedRequest, caller);
        }
    }

    /** Records a request to an endpoint other than GraphQL. */
    void record(String endpoint, AuditedRequest auditedRequest, Caller caller) {
        write(endpoint, List.of(), auditedRequest, caller);
    }

    private static boolean isAudited(AccessScope scope) {
        return scope != AccessScope.READ;
    }

    private static boolean isNoChange(String coordinate) {
        return !coordinate.startsWith("Mutation.");
    }

    /**
     * Plain SQL in one round trip outside of a transaction, because every audited request waits for it. Does not
     * force a commit to disk: the audited operation commits afterwards, which also flushes this entry.
     */
    private void write(String operation, List<String> guarded, AuditedRequest auditedRequest, Caller caller) {
        database.update(
                """
                with quickly as materialized (select set_config('synchronous_commit', 'off', true))
                insert into audit_log (workspace_id, id, at, caller, caller_id, member_ref, address, request_id, operation, guarded)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[] from quickly
                """,
                caller.view().workspace(),
                Ids.next(),
                clock.instant(),
                caller.name(),
                caller.id(),
                caller.member(),
                auditedRequest.address(),
                auditedRequest.requestId(),
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
