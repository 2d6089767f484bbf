package dev.troth.exchange.webhook;

import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class WebhookRepository extends WorkspaceRepository<WebhookEntity> {

    List<WebhookEntity> all(UUID workspace) {
        return list("workspaceId = ?1 order by id", workspace);
    }

    /** Returns the segments by which the webhooks of a workspace choose facts. */
    Set<UUID> segments(UUID workspace) {
        return Set.copyOf(getSession()
                .createSelectionQuery(
                        "select w.segmentId from WebhookEntity w where w.workspaceId = ?1 and w.segmentId is not null",
                        UUID.class)
                .setParameter(1, workspace)
                .list());
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

    /** Returns the workspaces that have or had a webhook. It is the only statement about webhooks without a workspace. */
    List<UUID> workspaces() {
        return getSession()
                .createNativeQuery("select id from workspace where has_webhooks order by id", UUID.class)
                .getResultList();
    }

    /**
     * Returns the active webhooks of a workspace that have new facts to read or deliveries that are due. Their order differs
     * each time, so that slow ones do not always come first.
     */
    List<UUID> pending(UUID workspace) {
        return getSession()
                .createNativeQuery("""
                        select w.id from webhook w where w.workspace_id = ?1 and w.active and (
                            exists (select 1 from fact f where f.workspace_id = w.workspace_id
                                      and (f.xid, f.seq) > (w.seen_xid, w.seen_seq)
                                      and f.xid < pg_snapshot_xmin(pg_current_snapshot()))
                            or exists (select 1 from webhook_delivery d where d.workspace_id = w.workspace_id
                                         and d.webhook_id = w.id and d.state = 'WAITING' and d.next_at <= now()))
                        order by random()
                        """, UUID.class)
                .setParameter(1, workspace)
                .getResultList();
    }

    /** Moves places that are later than any transaction of this database back to its beginning. */
    void settleAfterRestore(UUID workspace) {
        getSession().createNativeMutationQuery("""
                        update webhook set seen_xid = '1'
                        where workspace_id = ?1 and seen_xid > pg_snapshot_xmax(pg_current_snapshot())
                        """).setParameter(1, workspace).executeUpdate();
    }
}
