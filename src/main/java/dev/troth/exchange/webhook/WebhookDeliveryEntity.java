package dev.troth.exchange.webhook;

import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Updated column by column: the payload never changes here. */
@Entity
@Table(name = "webhook_delivery")
@DynamicUpdate
class WebhookDeliveryEntity extends WorkspaceScopedEntity {
    @Column(name = "webhook_id")
    UUID webhookId;

    @Column(name = "fact_id")
    UUID factId;

    /** Account of the fact, or the webhook if it has none. Deliveries of a stream are sent in their order. */
    @Column(name = "stream_id")
    UUID streamId;

    /** Order of the facts in the feed. */
    @Column(insertable = false, updatable = false)
    long seq;

    String payload;

    @Enumerated(EnumType.STRING)
    DeliveryStatus state;

    int attempts;

    /** Null also while an earlier delivery of the stream is waiting. */
    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

    /** HTTP status of the last answer. */
    @Nullable
    Integer status;

    @Nullable
    String failure;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "delivered_at")
    @Nullable
    Instant deliveredAt;

    protected WebhookDeliveryEntity() {}

    UUID webhookId() {
        return webhookId;
    }

    UUID streamId() {
        return streamId;
    }

    /** Returns whether it waits for an earlier delivery of its stream. */
    boolean isHeldBack() {
        return state == DeliveryStatus.WAITING && nextAt == null;
    }

    void release(Instant now) {
        nextAt = now;
    }

    /** Returns the delivery, as it is to be sent. */
    WebhookStore.Due due() {
        return new WebhookStore.Due(view(), streamId.equals(webhookId) ? null : streamId);
    }

    /**
     * Notes an attempt.
     *
     * @param pause before the next one; null when there is none
     */
    void attempted(DeliveryStatus outcome, Instant now, @Nullable Duration pause) {
        state = outcome;
        attempts++;
        nextAt = pause == null ? null : now.plus(pause);
        deliveredAt = outcome == DeliveryStatus.DELIVERED ? now : null;
    }

    /** Notes the answer to the last attempt. */
    void answered(@Nullable Integer httpStatus, @Nullable String reason) {
        status = httpStatus;
        failure = reason;
    }

    void replay(Instant now) {
        state = DeliveryStatus.WAITING;
        attempts = 0;
        nextAt = now;
        failure = null;
    }

    DeliveryView view() {
        return new DeliveryView(id, payload, state, attempts, nextAt, status, failure, createdAt, deliveredAt);
    }
}
