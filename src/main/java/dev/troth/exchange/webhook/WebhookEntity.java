package dev.troth.exchange.webhook;

import dev.troth.ledger.FactFeed.Position;
import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Updated column by column: people change what is sent while a node notes how far it is. */
@Entity
@Table(name = "webhook")
@DynamicUpdate
class WebhookEntity extends WorkspaceScopedEntity {
    String url;

    /** The types of facts that are sent; empty for all. */
    List<String> types;

    @Column(name = "segment_id")
    @Nullable
    UUID segmentId;

    @Column(name = "skip_sources")
    List<String> skipSources;

    boolean active;

    /** GraphQL query whose result is sent with each fact. */
    @Nullable
    String document;

    /** Key or grant with whose rights the document runs; null for access mode local. */
    @Column(name = "author_id")
    @Nullable
    UUID authorId;

    String secret;

    @Column(name = "old_secret")
    @Nullable
    String oldSecret;

    @Column(name = "old_until")
    @Nullable
    Instant oldUntil;

    /** Transaction and number of the last fact of the feed that was read. */
    @Column(name = "seen_xid")
    @ColumnTransformer(write = "cast(? as xid8)")
    String seenTransaction;

    @Column(name = "seen_seq")
    long seenNumber;

    @Column(name = "created_at")
    Instant createdAt;

    int version;

    protected WebhookEntity() {}

    WebhookEntity(UUID workspaceId, UUID id, WebhookStore.Wish wish, String secret, Position from, Instant createdAt) {
        super(workspaceId, id);
        set(wish);
        this.secret = secret;
        this.createdAt = createdAt;
        this.version = 1;
        seenTransaction = from.transaction();
        seenNumber = from.number();
    }

    private void set(WebhookStore.Wish wish) {
        url = wish.url();
        types = wish.types();
        segmentId = wish.segment();
        skipSources = wish.skipSources();
        active = wish.active();
        document = wish.document();
        authorId = wish.author();
    }

    boolean hasVersion(int expected) {
        return version == expected;
    }

    void change(WebhookStore.Wish wish) {
        set(wish);
        version++;
    }

    /** Replaces the secret; the one before it stays valid until some instant. */
    void rotate(String newSecret, Instant oldSecretUntil) {
        oldSecret = secret;
        oldUntil = oldSecretUntil;
        secret = newSecret;
        version++;
    }

    WebhookStore.Signing signing(Instant now) {
        List<String> valid = new ArrayList<>(List.of(secret));
        if (oldSecret != null && oldUntil != null && oldUntil.isAfter(now)) {
            valid.add(oldSecret);
        }
        return new WebhookStore.Signing(now.getEpochSecond(), valid);
    }

    Position seen() {
        return new Position(seenTransaction, seenNumber);
    }

    void see(Position position) {
        seenTransaction = position.transaction();
        seenNumber = position.number();
    }

    WebhookView view() {
        return new WebhookView(
                id,
                url,
                List.copyOf(types),
                segmentId,
                List.copyOf(skipSources),
                document,
                authorId,
                active,
                createdAt,
                version);
    }
}
