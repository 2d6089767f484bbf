package dev.troth.exchange.webhook;

import dev.troth.platform.tenancy.WorkspaceRepository;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** States stand in the queries as literals: the index of waiting deliveries is partial, and a parameter would not match it. */
@ApplicationScoped
class WebhookDeliveryRepository extends WorkspaceRepository<WebhookDeliveryEntity> {

    /** Adds a delivery that is due at once by the time of the database, unless an earlier one of its stream is waiting. */
    void add(UUID workspace, UUID id, UUID webhook, UUID stream, UUID fact, String payload) {
        getSession()
                .createMutationQuery("""
                        insert into WebhookDeliveryEntity
                            (workspaceId, id, webhookId, streamId, factId, payload, state, attempts, nextAt, createdAt)
                        values (:workspace, :id, :webhook, :stream, :fact, :payload, WAITING, 0,
                            case when exists (select 1 from WebhookDeliveryEntity e where e.workspaceId = :workspace
                                and e.webhookId = :webhook and e.streamId = :stream and e.state = WAITING)
                            then null else instant end, instant)
                        """)
                .setParameter("workspace", workspace)
                .setParameter("id", id)
                .setParameter("webhook", webhook)
                .setParameter("stream", stream)
                .setParameter("fact", fact)
                .setParameter("payload", payload)
                .executeUpdate();
    }

    /** Deliveries of a webhook that are due, the oldest first. */
    List<WebhookDeliveryEntity> due(UUID workspace, UUID webhook, int most) {
        return find(
                        "workspaceId = ?1 and webhookId = ?2 and state = WAITING and nextAt <= instant order by seq",
                        workspace,
                        webhook)
                .page(0, most)
                .list();
    }

    /** Returns the first waiting delivery of a stream. */
    Optional<WebhookDeliveryEntity> firstWaiting(UUID workspace, UUID webhook, UUID stream) {
        return find(
                        "workspaceId = ?1 and webhookId = ?2 and streamId = ?3 and state = WAITING order by seq",
                        workspace,
                        webhook,
                        stream)
                .page(0, 1)
                .firstResultOptional();
    }

    /** A delivery, locked against other writers, and the time of the database. */
    record Now(WebhookDeliveryEntity delivery, Instant now) {}

    Optional<Now> lockNow(UUID workspace, UUID id) {
        return getSession()
                .createSelectionQuery(
                        "select d, instant from WebhookDeliveryEntity d where d.workspaceId = ?1 and d.id = ?2",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .uniqueResultOptional()
                .map(row -> new Now((WebhookDeliveryEntity) row[0], (Instant) row[1]));
    }

    /** The deliveries of a webhook, the newest first. */
    List<WebhookDeliveryEntity> log(
            UUID workspace, UUID webhook, @Nullable DeliveryStatus state, int first, @Nullable UUID before) {
        StringBuilder query = new StringBuilder("workspaceId = :workspace and webhookId = :webhook");
        Parameters parameters = Parameters.with("workspace", workspace).and("webhook", webhook);
        if (state != null) {
            query.append(" and state = :state");
            parameters.and("state", state);
        }
        if (before != null) {
            query.append(" and id < :before");
            parameters.and("before", before);
        }
        return find(query.append(" order by id desc").toString(), parameters)
                .page(0, first)
                .list();
    }

    /** Deletes deliveries that are finished and older than a month, by the time of the database. */
    void deleteOld(UUID workspace) {
        delete("workspaceId = ?1 and createdAt < instant - 30 day and state <> WAITING", workspace);
    }
}
