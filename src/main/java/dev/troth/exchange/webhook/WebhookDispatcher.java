package dev.troth.exchange.webhook;

import dev.troth.account.segment.SegmentView;
import dev.troth.exchange.subscription.FactStream;
import dev.troth.exchange.subscription.FactStream.Wanted;
import dev.troth.exchange.webhook.WebhookBody.WebhookFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactAccess;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactFeed;
import dev.troth.ledger.FactFeed.Batch;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.common.VisibilityScope.Detail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Processes one webhook: creates deliveries for new facts, and sends the deliveries that are due. */
@ApplicationScoped
class WebhookDispatcher {
    private static final int AT_ONCE = 200;
    private static final double JITTER = 0.25;
    private static final Duration TURN = Duration.ofSeconds(5);

    private final WebhookStore store;
    private final FactFeed feed;
    private final FactStream stream;
    private final FactCodec codec;
    private final FactAccess access;
    private final WebhookClient client;
    private final WebhookDocument documents;
    private final WebhookSettings settings;

    WebhookDispatcher(
            WebhookStore store,
            FactFeed feed,
            FactStream stream,
            FactCodec codec,
            FactAccess access,
            WebhookClient client,
            WebhookDocument documents,
            WebhookSettings settings) {
        this.store = store;
        this.feed = feed;
        this.stream = stream;
        this.codec = codec;
        this.access = access;
        this.client = client;
        this.documents = documents;
        this.settings = settings;
    }

    /** Processes pending work of a webhook, for a limited time: the next turn may be that of another one. */
    void work(UUID id) {
        WebhookView hook = store.find(id).orElse(null);
        if (hook == null || !hook.active()) {
            return;
        }
        long end = System.nanoTime() + TURN.toNanos();
        boolean more = true;
        while (more && System.nanoTime() < end) {
            more = QuarkusTransaction.requiringNew().call(() -> writeDown(hook));
            sendDue(hook, end);
        }
    }

    /** Creates deliveries for the next facts of the feed, and stores the new position in the same transaction. */
    private boolean writeDown(WebhookView hook) {
        Batch batch = feed.after(store.seen(hook.uuid()), AT_ONCE);
        if (batch.entries().isEmpty()) {
            return false;
        }
        Wanted wanted = new Wanted(
                null,
                hook.types().isEmpty() ? null : Set.copyOf(hook.types()),
                hook.segmentUuid() == null ? null : SegmentView.globalId(hook.segmentUuid()));
        List<Fact> facts = stream.wanted(
                wanted, batch.entries().stream().map(FactFeed.Entry::fact).toList());
        VisibilityScope visibility = documents.visibility(hook);
        for (Fact fact : access.readable(facts, visibility)) {
            if (fact.source() == null || !hook.skipSources().contains(fact.source())) {
                UUID delivery = Ids.next();
                store.addDelivery(
                        delivery, hook.uuid(), fact.accountId(), fact.id(), payload(delivery, fact, visibility));
            }
        }
        store.see(hook.uuid(), batch.entries().getLast().position());
        return true;
    }

    /** Returns the request body for a fact. Contains the fact itself only for authors who may read complete facts. */
    String payload(UUID delivery, Fact fact, VisibilityScope visibility) {
        WebhookBody body = new WebhookBody(
                new GlobalId(DeliveryView.PREFIX, delivery).toString(),
                fact.globalId(),
                fact.type().name(),
                fact.account(),
                fact.subjectRef(),
                fact.recordedAt(),
                new WebhookFact(fact.ref(), fact.at(), null, null, null));
        return body.toJson(visibility.detail() == Detail.CONTACTS ? codec.write(fact) : null);
    }

    /** Sends the deliveries that are due. Each that is done makes the next one of its account due. */
    private void sendDue(WebhookView hook, long end) {
        List<WebhookStore.Due> due = store.due(hook.uuid(), AT_ONCE);
        while (!due.isEmpty() && System.nanoTime() < end) {
            for (WebhookStore.Due one : due) {
                if (System.nanoTime() < end) {
                    attempt(hook, one);
                }
            }
            due = store.due(hook.uuid(), AT_ONCE);
        }
    }

    private void attempt(WebhookView hook, WebhookStore.Due due) {
        DeliveryView delivery = due.delivery();
        WebhookClient.Result result = send(hook, delivery.getId(), documents.body(hook, due));
        int tries = delivery.attempts() + 1;
        if (result.isTaken()) {
            store.tried(delivery.uuid(), DeliveryStatus.DELIVERED, null, result.status(), null);
        } else if (tries >= settings.attempts()) {
            store.tried(delivery.uuid(), DeliveryStatus.EXHAUSTED, null, result.status(), result.failure());
        } else {
            store.tried(delivery.uuid(), DeliveryStatus.WAITING, pause(tries), result.status(), result.failure());
        }
    }

    /** Sends a body, signed with the current time. */
    WebhookClient.Result send(WebhookView hook, String delivery, String payload) {
        WebhookStore.Signing signing = store.signing(hook.uuid());
        Map<String, String> headers = Map.of(
                Signature.ID, delivery,
                Signature.TIMESTAMP, Long.toString(signing.timestamp()),
                Signature.SIGNATURE, Signature.of(delivery, signing.timestamp(), payload, signing.secrets()));
        return client.send(hook.url(), headers, payload);
    }

    /** Exponential backoff with jitter, so that a server that recovers is not overloaded. */
    private Duration pause(int tries) {
        double doubled = settings.retryDelay().toMillis() * Math.pow(2, tries - 1.0);
        double limited = Math.min(doubled, (double) settings.maxRetryDelay().toMillis());
        double jitter = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.max(1, Math.round(limited * jitter)));
    }
}
