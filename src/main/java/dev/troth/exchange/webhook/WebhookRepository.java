package dev.troth.exchange.webhook;

import dev.troth.platform.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class WebhookRepository extends WorkspaceRepository<WebhookEntity> {

    List<WebhookEntity> all(UUID workspace) {
        return list("workspaceId = ?1 order by id", workspace);
    }

    /** A webhook and the time of the database. */
    record Now(WebhookEntity webhook, Instant now) {}

    Optional<Now> now(UUID workspace, UUID id) {
        return now(workspace, id, LockModeType.NONE);
    }

    /** The same, locked against other writers. */
    Optional<Now> lockNow(UUID workspace, UUID id) {
        return now(workspace, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Now> now(UUID workspace, UUID id, LockModeType lock) {
        return getSession()
                .createSelectionQuery(
                        "select w, instant from WebhookEntity w where w.workspaceId = ?1 and w.id = ?2", Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, id)
                .setLockMode(lock)
                .uniqueResultOptional()
                .map(row -> new Now((WebhookEntity) row[0], (Instant) row[1]));
    }

    /** Moves places that are later than any transaction of this database back to its beginning. */
    void settleAfterRestore(UUID workspace) {
        getSession().createNativeMutationQuery("""
                        update webhook set seen_xid = '1'
                        where workspace_id = ?1 and seen_xid > pg_snapshot_xmax(pg_current_snapshot())
                        """).setParameter(1, workspace).executeUpdate();
    }
}
