package dev.troth.exchange.webhook;

import dev.troth.account.segment.SegmentView;
import dev.troth.ledger.FactFeed;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.UserError;
import dev.troth.platform.list.PageSize;
import dev.troth.platform.list.SavedFilters;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Webhooks in the schema. */
@GraphQLApi
public class WebhookApi {
    private final WebhookStore store;
    private final WebhookDispatcher dispatcher;
    private final WebhookSettings settings;
    private final FactFeed feed;
    private final FactTypeRegistry factTypes;
    private final SavedFilters segments;
    private final WebhookDocument documents;

    WebhookApi(
            WebhookStore store,
            WebhookDispatcher dispatcher,
            WebhookSettings settings,
            FactFeed feed,
            FactTypeRegistry factTypes,
            SavedFilters segments,
            WebhookDocument documents) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.feed = feed;
        this.factTypes = factTypes;
        this.segments = segments;
        this.documents = documents;
    }

    @Query
    @NonNull
    @Description("Webhooks of the workspace, oldest first, at most 100.")
    public List<@NonNull WebhookView> webhooks() {
        return store.all();
    }

    @NonNull
    @Description("Delivery log, newest first. Deliveries are deleted after 30 days.")
    public List<@NonNull DeliveryView> deliveries(
            @Source WebhookView webhook,
            @Description("Only deliveries in this state. Defaults to all states.") @Nullable DeliveryStatus status,
            @Description(PageSize.ANYWHERE) @Nullable Integer first,
            @Id
                    @Description(
                            "Cursor: the id of the last delivery of the previous page; only older deliveries are returned. "
                                    + "Defaults to the newest.")
                    @Nullable
                    String before) {
        return store.log(
                webhook.uuid(),
                status,
                PageSize.of(first),
                before == null ? null : GlobalId.parse(DeliveryView.PREFIX, before));
    }

    @Mutation
    @NonNull
    @Description("Creates a webhook, which receives facts recorded from now on. The secret is only contained in "
            + "this response.")
    public WebhookPayload createWebhook(@NonNull CreateWebhookInput input) {
        return outcome(() -> {
            WebhookStore.Wish wish = wish(
                    input.url,
                    input.types,
                    input.segment,
                    input.skipSources,
                    documents.checked(input.url, input.document, null),
                    true);
            String secret = Signature.newSecret();
            UUID id = store.create(wish, secret, feed.now());
            return new Done(store.find(id).orElseThrow(), secret, null);
        });
    }

    @Mutation
    @NonNull
    @Description("Updates a webhook. Omitted fields keep their values.")
    public WebhookPayload updateWebhook(@NonNull UpdateWebhookInput input) {
        return outcome(() -> {
            WebhookView before = store.existing(input.id);
            store.update(
                    before.uuid(),
                    wish(
                            input.url == null ? before.url() : input.url,
                            input.types == null ? before.types() : input.types,
                            input.segment == null ? before.getSegment() : input.segment,
                            input.skipSources == null ? before.skipSources() : input.skipSources,
                            documents.checked(
                                    input.url == null ? before.url() : input.url,
                                    input.document == null ? before.document() : input.document,
                                    before),
                            input.active == null ? before.active() : input.active),
                    input.expectedVersion);
            return new Done(store.existing(input.id), null, null);
        });
    }

    @Mutation
    @NonNull
    @Description("Deletes a webhook and its delivery log.")
    public WebhookPayload deleteWebhook(@NonNull WebhookInput input) {
        return outcome(() -> {
            WebhookView gone = store.existing(input.id);
            store.delete(gone.uuid());
            return new Done(gone, null, null);
        });
    }

    @Mutation
    @NonNull
    @Description("Rotates the secret. For 24 hours, bodies are signed with both secrets, so that the receiver "
            + "can switch without downtime.")
    public WebhookPayload rotateWebhookSecret(@NonNull WebhookInput input) {
        return outcome(() -> {
            WebhookView hook = store.existing(input.id);
            String secret = Signature.newSecret();
            store.rotate(hook.uuid(), secret, settings.secretOverlap());
            return new Done(store.existing(input.id), secret, null);
        });
    }

    @Mutation
    @NonNull
    @Description(
            "Sends a test body without a fact immediately, and returns the result. Does not create a " + "delivery.")
    public WebhookPayload testWebhook(@NonNull WebhookInput input) {
        return outcome(() -> {
            WebhookView hook = store.existing(input.id);
            String delivery = new GlobalId(DeliveryView.PREFIX, Ids.next()).toString();
            WebhookClient.Result result =
                    dispatcher.send(hook, delivery, "{\"delivery\":\"" + delivery + "\",\"type\":\"test\"}");
            return new Done(hook, null, new WebhookTest(result.isTaken(), result.status(), result.failure()));
        });
    }

    @Mutation
    @NonNull
    @Description("Retries a delivery, with the same id, the same body and a new signature.")
    public WebhookPayload replayDelivery(@NonNull DeliveryInput input) {
        return outcome(() -> {
            UUID webhook = store.replay(GlobalId.parse(DeliveryView.PREFIX, input.id));
            return new Done(store.find(webhook).orElseThrow(), null, null);
        });
    }

    private WebhookStore.Wish wish(
            String url,
            @Nullable List<String> wanted,
            @Nullable String segment,
            @Nullable List<String> skipSources,
            WebhookDocument.Authored document,
            boolean active) {
        WebhookEndpoint.of(url, settings.allowPrivate());
        Require.refs("types", wanted);
        Require.refs("skipSources", skipSources);
        if (wanted != null) {
            wanted.forEach(factTypes::named);
        }
        if (segment != null) {
            segments.filter(segment);
        }
        return new WebhookStore.Wish(
                url,
                wanted == null ? List.of() : wanted,
                segment == null ? null : SegmentView.parseId(segment),
                skipSources == null ? List.of() : skipSources,
                document.text(),
                document.author(),
                active);
    }

    private record Done(
            WebhookView webhook,
            @Nullable String secret,
            @Nullable WebhookTest test) {}

    private static WebhookPayload outcome(Supplier<Done> work) {
        return UserError.toPayload(
                work,
                (done, errors) -> done == null
                        ? new WebhookPayload(null, null, null, errors)
                        : new WebhookPayload(done.webhook, done.secret, done.test, errors));
    }

    @Description("Webhook to create.")
    @Input("CreateWebhookInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class CreateWebhookInput {
        @Description("URL to send facts to: https, outside private networks.")
        @NonNull
        public String url;

        @Description("Only facts of these types. Defaults to all types.")
        public @Nullable List<String> types;

        @Description("Only facts of accounts in this segment. Defaults to all accounts.")
        @Id
        public @Nullable String segment;

        @Description("Excludes facts from these sources. Name your own source to not receive your own facts. "
                + "Defaults to none.")
        public @Nullable List<String> skipSources;

        @Description("GraphQL query whose result is sent with each fact as `data`, such as "
                + "`query($account: ID!) { account(id: $account) { name } }`. It may declare the variables `account`, "
                + "`fact`, `type`, `ref`, `subject` and `occurredAt`, and runs with the rights that the caller has at "
                + "the time of the delivery. Defaults to none.")
        public @Nullable String document;
    }

    @Description("Changes of a webhook.")
    @Input("UpdateWebhookInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class UpdateWebhookInput {
        @Description("Id of the webhook.")
        @Id
        @NonNull
        public String id;

        @Description("URL to send facts to.")
        public @Nullable String url;

        @Description("Only facts of these types; empty for all types.")
        public @Nullable List<String> types;

        @Description("Only facts of accounts in this segment.")
        @Id
        public @Nullable String segment;

        @Description("Excludes facts from these sources.")
        public @Nullable List<String> skipSources;

        @Description("GraphQL query whose result is sent with each fact; an empty text removes it. From a change of "
                + "the query or of the URL on, the query runs with the rights of the caller of that change.")
        public @Nullable String document;

        @Description("Whether facts are sent. Facts recorded while the webhook is inactive are sent after it is "
                + "activated again.")
        public @Nullable Boolean active;

        @Description("Version of the webhook that the caller has read (optimistic concurrency). If it has a "
                + "different version, nothing is changed. Defaults to no check.")
        public @Nullable Integer expectedVersion;
    }

    @Description("Webhook to act on.")
    @Input("WebhookInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class WebhookInput {
        @Description("Id of the webhook.")
        @Id
        @NonNull
        public String id;
    }

    @Description("Delivery to act on.")
    @Input("DeliveryInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class DeliveryInput {
        @Description("Id of the delivery.")
        @Id
        @NonNull
        public String id;
    }

    @Description("Result of a test.")
    public record WebhookTest(
            @Description("Whether the receiver accepted the request.")
            boolean accepted,

            @Description("HTTP status of the response. Null if there was none.") @Nullable
            Integer httpStatus,

            @Description("Reason of the failure. Null on success.") @Nullable
            String failure) {}

    @Description("Result of a mutation of a webhook.")
    public record WebhookPayload(
            @Description("Webhook in its new state. Null if there are errors.") @Nullable
            WebhookView webhook,

            @Description("New secret. Not returned again. Null if none was generated.") @Nullable
            String secret,

            @Description("Result of the test. Null if none was made.") @Nullable
            WebhookTest test,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false.")
        public boolean getReplayed() {
            return false;
        }
    }
}
