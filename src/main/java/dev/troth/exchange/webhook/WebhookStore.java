package dev.troth.exchange.webhook;

import dev.troth.ledger.Erasable;
import dev.troth.ledger.FactFeed.Position;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Housekeeping;
import dev.troth.platform.Ids;
import dev.troth.platform.Meters;
import dev.troth.platform.Moment;
import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Workspaces;
import dev.troth.platform.node.NodeSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of webhooks and deliveries. Their times are the database's own: a clock that stands still for a demo must not stop them. */
@ApplicationScoped
class WebhookStore implements NodeSource, Housekeeping, Erasable {
    private static final int MOST = 100;
    private static final int LOG_KEPT = 30;

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Workspaces workspaces;
    private final Meters meters;
    private final Clock clock;

    WebhookStore(Database database, CurrentWorkspace workspace, Workspaces workspaces, Meters meters, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.workspaces = workspaces;
        this.meters = meters;
        this.clock = clock;
    }

    /** In a database that was restored from elsewhere the feed is in the order of its numbers; so is our place in it. */
    void settleAfterRestore(@Observes StartupEvent event) {
        workspaces.forEach(() -> database.update("""
                update webhook set seen_xid = '1'
                where workspace_id = ? and seen_xid > pg_snapshot_xmax(pg_current_snapshot())
                """, workspace.id()));
    }

    @Override
    public String prefix() {
        return WebhookView.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, WebhookView> nodes(Collection<UUID> ids, Moment moment) {
        return database.byIds("webhook", workspace.id(), ids, WebhookStore::read);
    }

    @Transactional
    List<WebhookView> all() {
        return database.query(
                "select * from webhook where workspace_id = ? order by id", WebhookStore::read, workspace.id());
    }

    @Transactional
    Optional<WebhookView> find(UUID id) {
        return Optional.ofNullable(
                nodes(List.of(id), Moment.at(clock.instant())).get(id));
    }

    WebhookView existing(String id) {
        return find(GlobalId.parse(WebhookView.PREFIX, id))
                .orElseThrow(() -> Refusal.unknown("id", "There is no webhook \"%s\".", id));
    }

    /** What a caller wants of a webhook. */
    record Wish(String url, List<String> types, @Nullable UUID segment, List<String> skipSources, boolean active) {}

    @Transactional
    UUID create(Wish wish, String secret, Position from) {
        if (all().size() >= MOST) {
            throw Refusal.invalid("url", "A workspace has at most %d webhooks.", MOST);
        }
        UUID id = Ids.next();
        database.update(
                """
                insert into webhook (workspace_id, id, url, types, segment_id, skip_sources, active, secret, seen_xid,
                    seen_seq, created_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::xid8, ?, ?, 1)
                """,
                workspace.id(),
                id,
                wish.url,
                wish.types,
                wish.segment,
                wish.skipSources,
                wish.active,
                secret,
                from.transaction(),
                from.number(),
                clock.instant());
        return id;
    }

    @Transactional
    void update(UUID id, Wish wish, @Nullable Integer expectedVersion) {
        int changed = database.update(
                """
                update webhook set url = ?, types = ?, segment_id = ?, skip_sources = ?, active = ?, version = version + 1
                where workspace_id = ? and id = ? and (?::int is null or version = ?::int)
                """,
                wish.url,
                wish.types,
                wish.segment,
                wish.skipSources,
                wish.active,
                workspace.id(),
                id,
                expectedVersion,
                expectedVersion);
        if (changed == 0) {
            throw Refusal.of(
                    ProblemCode.CONFLICT,
                    "expectedVersion",
                    "The webhook has another version by now than %d. Maybe read it again?",
                    expectedVersion);
        }
    }

    @Transactional
    void delete(UUID id) {
        database.update("delete from webhook where workspace_id = ? and id = ?", workspace.id(), id);
    }

    /** A new secret; the one before it is used beside it for a while. */
    @Transactional
    void rotate(UUID id, String secret, Duration oldFor) {
        database.update("""
                update webhook set old_secret = secret, old_until = now() + make_interval(secs => ?), secret = ?,
                    version = version + 1
                where workspace_id = ? and id = ?
                """, seconds(oldFor), secret, workspace.id(), id);
    }

    /**
     * What a body is signed with.
     *
     * @param timestamp seconds since 1970
     * @param secrets those that are valid now
     */
    record Signing(long timestamp, List<String> secrets) {}

    @Transactional
    Signing signing(UUID id) {
        return database.query(
                        """
                        select extract(epoch from now())::bigint as timestamp,
                               array_remove(array[secret, case when old_until > now() then old_secret end], null) as secrets
                        from webhook where workspace_id = ? and id = ?
                        """,
                        row -> new Signing(row.getLong("timestamp"), Database.texts(row, "secrets")),
                        workspace.id(),
                        id)
                .getFirst();
    }

    @Transactional
    Position seen(UUID id) {
        return database.query(
                        "select seen_xid::text as xid, seen_seq from webhook where workspace_id = ? and id = ? for update",
                        row -> new Position(row.getString("xid"), row.getLong("seen_seq")),
                        workspace.id(),
                        id)
                .getFirst();
    }

    @Transactional
    void see(UUID id, Position position) {
        database.update(
                "update webhook set seen_xid = ?::xid8, seen_seq = ? where workspace_id = ? and id = ?",
                position.transaction(),
                position.number(),
                workspace.id(),
                id);
    }

    @Transactional
    void addDelivery(UUID id, UUID webhook, UUID fact, String payload) {
        database.update("""
                insert into webhook_delivery (workspace_id, id, webhook_id, event_id, payload, state, attempts, next_at,
                    created_at)
                values (?, ?, ?, ?, ?, 'WAITING', 0, now(), now())
                """, workspace.id(), id, webhook, fact, payload);
    }

    /** Those of a webhook that are to be sent by now, the oldest first. */
    @Transactional
    List<DeliveryView> due(UUID webhook, int most) {
        return database.query("""
                select * from webhook_delivery
                where workspace_id = ? and webhook_id = ? and state = 'WAITING' and next_at <= now() order by id limit ?
                """, WebhookStore::readDelivery, workspace.id(), webhook, most);
    }

    /**
     * What a try came to.
     *
     * @param pause before the next one; null when there is none
     */
    @Transactional
    void tried(
            UUID delivery,
            DeliveryStatus state,
            @Nullable Duration pause,
            @Nullable Integer status,
            @Nullable String failure) {
        meters.delivered(state.name());
        database.update(
                """
                update webhook_delivery set state = ?, attempts = attempts + 1,
                    next_at = now() + make_interval(secs => ?::float8), status = ?, failure = ?,
                    delivered_at = case when ? = 'DELIVERED' then now() end
                where workspace_id = ? and id = ?
                """,
                state.name(),
                pause == null ? null : seconds(pause),
                status,
                failure,
                state.name(),
                workspace.id(),
                delivery);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** A delivery is sent once more, as if it were new; the webhook it belongs to. */
    @Transactional
    UUID replay(UUID delivery) {
        return database.query("""
                        update webhook_delivery set state = 'WAITING', attempts = 0, next_at = now(), failure = null
                        where workspace_id = ? and id = ? returning webhook_id
                        """, row -> row.getObject("webhook_id", UUID.class), workspace.id(), delivery).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("id", "There is no such delivery. The log is kept for a month."));
    }

    @Transactional
    Map<UUID, DeliveryView> deliveries(Collection<UUID> ids) {
        return database.byIds("webhook_delivery", workspace.id(), ids, WebhookStore::readDelivery);
    }

    /** The log of a webhook, the newest first. */
    @Transactional
    List<DeliveryView> log(UUID webhook, @Nullable DeliveryStatus state, int first, @Nullable UUID before) {
        return database.query(
                """
                select * from webhook_delivery where workspace_id = ? and webhook_id = ?
                  and (?::text is null or state = ?) and (?::uuid is null or id < ?::uuid) order by id desc limit ?
                """,
                WebhookStore::readDelivery,
                workspace.id(),
                webhook,
                state == null ? null : state.name(),
                state == null ? null : state.name(),
                before,
                before,
                first);
    }

    /** Forgets deliveries after a month, in all workspaces. */
    @Override
    @Transactional
    public void tidy() {
        database.update("""
                delete from webhook_delivery
                where workspace_id = ? and created_at < now() - make_interval(days => ?) and state <> 'WAITING'
                """, workspace.id(), LOG_KEPT);
    }

    @Override
    public List<TextColumn> texts() {
        return List.of(new TextColumn("webhook_delivery", "payload", "text"));
    }

    private static WebhookView read(ResultSet row) throws SQLException {
        return new WebhookView(
                row.getObject("id", UUID.class),
                row.getString("url"),
                Database.texts(row, "types"),
                row.getObject("segment_id", UUID.class),
                Database.texts(row, "skip_sources"),
                row.getBoolean("active"),
                Database.instant(row, "created_at"),
                row.getInt("version"));
    }

    private static DeliveryView readDelivery(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getString("payload"),
                DeliveryStatus.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Database.instantOrNull(row, "next_at"),
                row.getObject("status", Integer.class),
                row.getString("failure"),
                Database.instant(row, "created_at"),
                Database.instantOrNull(row, "delivered_at"));
    }
}
