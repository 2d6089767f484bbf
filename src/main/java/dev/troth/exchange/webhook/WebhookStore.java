package dev.troth.exchange.webhook;

import dev.troth.account.segment.SegmentUser;
import dev.troth.ledger.ErasableTable;
import dev.troth.ledger.FactFeed.Position;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.RowId;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.runtime.Metrics;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.Workspaces;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores webhooks and deliveries. Uses the clock of the database, because the clock of the application can be
 * fixed for a demo and deliveries must not stop then.
 */
@ApplicationScoped
class WebhookStore implements NodeSource, Housekeeping, ErasableTable, SegmentUser {
    private static final int MOST = 100;

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final CurrentWorkspace workspace;
    private final Workspaces workspaces;
    private final Metrics metrics;
    private final Clock clock;

    WebhookStore(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            CurrentWorkspace workspace,
            Workspaces workspaces,
            Metrics metrics,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.workspace = workspace;
        this.workspaces = workspaces;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Looks up deliveries by global id. */
    @Produces
    @Singleton
    NodeSource deliveryNodes() {
        return NodeSource.of(DeliveryView.PREFIX, this::deliveries);
    }

    /** Resets the feed positions after a restore, because the feed is then ordered by sequence number. */
    void settleAfterRestore(@Observes StartupEvent event) {
        workspaces.forEach(this::settleAfterRestore);
    }

    @Transactional
    void settleAfterRestore() {
        webhooks.settleAfterRestore(workspace.id());
    }

    @Override
    public String prefix() {
        return WebhookView.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, WebhookView> nodes(Collection<UUID> ids, AsOf moment) {
        return webhooks.views(workspace.id(), ids, WebhookEntity::view);
    }

    @Transactional
    List<WebhookView> all() {
        return webhooks.all(workspace.id()).stream().map(WebhookEntity::view).toList();
    }

    @Transactional
    Optional<WebhookView> find(UUID id) {
        return webhooks.find(workspace.id(), id).map(WebhookEntity::view);
    }

    WebhookView existing(String id) {
        return find(GlobalId.parse(WebhookView.PREFIX, id))
                .orElseThrow(() -> RejectedException.unknown("id", "There is no webhook \"%s\".", id));
    }

    /**
     * Settings of a webhook from a caller.
     *
     * @param author key or grant with whose rights the document runs; null for access mode local
     */
    record Wish(
            String url,
            List<String> types,
            @Nullable UUID segment,
            List<String> skipSources,
            @Nullable String document,
            @Nullable UUID author,
            boolean active) {}

    /**
     * Delivery that is to be sent.
     *
     * @param account account of its fact; null if it has none
     */
    record Due(DeliveryView delivery, @Nullable UUID account) {}

    @Transactional
    UUID create(Wish wish, String secret, Position from) {
        if (webhooks.count("workspaceId", workspace.id()) >= MOST) {
            throw RejectedException.invalid("url", "A workspace may have at most %d webhooks.", MOST);
        }
        WebhookEntity webhook = new WebhookEntity(workspace.id(), Ids.next(), wish, secret, from, clock.instant());
        webhooks.persist(webhook);
        return webhook.id();
    }

    /** Returns the workspaces that have or had a webhook. */
    @Transactional
    List<UUID> workspaces() {
        return webhooks.workspaces();
    }

    /** Returns the active webhooks of the workspace that have new facts to read or deliveries that are due. */
    @Transactional
    List<UUID> pending() {
        return webhooks.pending(workspace.id());
    }

    @Transactional
    void update(UUID id, Wish wish, @Nullable Integer expectedVersion) {
        webhooks.lock(workspace.id(), id)
                .filter(webhook -> expectedVersion == null || webhook.hasVersion(expectedVersion))
                .orElseThrow(() -> RejectedException.of(
                        ProblemCode.CONFLICT,
                        "expectedVersion",
                        "The webhook does not have the expected version %d. Maybe read it again?",
                        expectedVersion))
                .change(wish);
    }

    @Transactional
    void delete(UUID id) {
        webhooks.deleteById(new RowId(workspace.id(), id));
    }

    /** Stores a new secret; the previous one remains valid for a while. */
    @Transactional
    void rotate(UUID id, String secret, Duration oldFor) {
        webhooks.lockNow(workspace.id(), id)
                .ifPresent(found -> found.webhook().rotate(secret, found.now().plus(oldFor)));
    }

    /**
     * Input of the signature of a body.
     *
     * @param timestamp seconds since 1970
     * @param secrets currently valid secrets
     */
    record Signing(long timestamp, List<String> secrets) {}

    @Transactional
    Signing signing(UUID id) {
        WebhookRepository.Now found = webhooks.now(workspace.id(), id).orElseThrow();
        return found.webhook().signing(found.now());
    }

    /** Returns the position in the feed up to which a webhook has read; other nodes wait until the transaction ends. */
    @Transactional
    Position seen(UUID id) {
        return webhooks.lock(workspace.id(), id).orElseThrow().seen();
    }

    @Transactional
    void see(UUID id, Position position) {
        webhooks.lock(workspace.id(), id).orElseThrow().see(position);
    }

    @Transactional
    void addDelivery(UUID id, UUID webhook, @Nullable UUID account, UUID fact, String payload) {
        deliveries.add(workspace.id(), id, webhook, account == null ? webhook : account, fact, payload);
    }

    /** Returns the deliveries of a webhook that are due, oldest first, at most one of each account. */
    @Transactional
    List<Due> due(UUID webhook, int most) {
        return deliveries.due(workspace.id(), webhook, most).stream()
                .map(WebhookDeliveryEntity::due)
                .toList();
    }

    /**
     * Stores the result of an attempt. After the last one, the next delivery of the account is due.
     *
     * @param pause pause before the next attempt; null if there is none
     */
    @Transactional
    void tried(
            UUID delivery,
            DeliveryStatus state,
            @Nullable Duration pause,
            @Nullable Integer status,
            @Nullable String failure) {
        metrics.delivered(state.name());
        deliveries.lockNow(workspace.id(), delivery).ifPresent(found -> {
            found.delivery().attempted(state, found.now(), pause);
            found.delivery().answered(status, failure);
            if (state != DeliveryStatus.WAITING) {
                deliveries
                        .firstWaiting(
                                workspace.id(),
                                found.delivery().webhookId(),
                                found.delivery().streamId())
                        .filter(WebhookDeliveryEntity::isHeldBack)
                        .ifPresent(next -> next.release(found.now()));
            }
        });
    }

    /** Resets a delivery to be sent again. Returns its webhook. */
    @Transactional
    UUID replay(UUID delivery) {
        WebhookDeliveryRepository.Now found = deliveries
                .lockNow(workspace.id(), delivery)
                .orElseThrow(() -> RejectedException.unknown(
                        "id", "There is no such delivery. Deliveries are deleted after 30 days."));
        if (found.delivery().isHeldBack()) {
            throw RejectedException.of(
                    ProblemCode.INVALID_TRANSITION,
                    "id",
                    "The delivery waits for an earlier one of the same account. Maybe replay that one?");
        }
        found.delivery().replay(found.now());
        return found.delivery().webhookId();
    }

    @Transactional
    Map<UUID, DeliveryView> deliveries(Collection<UUID> ids) {
        return deliveries.views(workspace.id(), ids, WebhookDeliveryEntity::view);
    }

    /** Returns the delivery log of a webhook, newest first. */
    @Transactional
    List<DeliveryView> log(UUID webhook, @Nullable DeliveryStatus state, int first, @Nullable UUID before) {
        return deliveries.log(workspace.id(), webhook, state, first, before).stream()
                .map(WebhookDeliveryEntity::view)
                .toList();
    }

    /** Deletes deliveries after 30 days. */
    @Override
    @Transactional
    public void runMaintenance() {
        deliveries.deleteOld(workspace.id());
    }

    @Override
    @Transactional
    public Set<UUID> usedSegments() {
        return webhooks.segments(workspace.id());
    }

    @Override
    public List<TextColumn> texts() {
        return List.of(
                new TextColumn("webhook_delivery", "payload", "text"),
                new TextColumn("webhook_delivery", "failure", "text"));
    }

    @Override
    public List<KeptText> keptTexts() {
        String key = "'" + WebhookView.PREFIX + " ' || id";
        return List.of(
                new KeptText("Webhook.url", "webhook", "url", key),
                new KeptText("Webhook.document", "webhook", "document", key));
    }
}
