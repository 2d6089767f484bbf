package dev.troth.exchange.webhook;

import dev.troth.account.segment.SegmentIds;
import dev.troth.ledger.FactFeed;
import dev.troth.ledger.FactTypes;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Ids;
import dev.troth.platform.MutationPayload;
import dev.troth.platform.Require;
import dev.troth.platform.UserError;
import dev.troth.platform.list.ListRequest;
import dev.troth.platform.list.SavedFilters;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.DefaultValue;
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
    private final Deliveries deliveries;
    private final WebhookSettings settings;
    private final FactFeed feed;
    private final FactTypes types;
    private final SavedFilters segments;

    WebhookApi(
            WebhookStore store,
            Deliveries deliveries,
            WebhookSettings settings,
            FactFeed feed,
            FactTypes types,
            SavedFilters segments) {
        this.store = store;
        this.deliveries = deliveries;
        this.settings = settings;
        this.feed = feed;
        this.types = types;
        this.segments = segments;
    }

    @Query
    @NonNull
    @Description("All webhooks of the workspace, the oldest first; at most 100.")
    public List<@NonNull WebhookView> webhooks() {
        return store.all();
    }

    @NonNull
    @Description("What was sent, or is to be sent, the newest first. Kept for a month.")
    public List<@NonNull DeliveryView> deliveries(
            @Source WebhookView webhook,
            @Description("Only those that stand so.") @Nullable DeliveryStatus status,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Id @Description("Only those older than this delivery: the last one of the page before.") @Nullable
                    String before) {
        return store.log(
                webhook.uuid(),
                status,
                ListRequest.first(first),
                before == null ? null : GlobalId.parse(DeliveryView.PREFIX, before));
    }

    @Mutation
    @NonNull
    @Description("Sends facts to a server of yours from now on. The secret in the answer is told only this once.")
    public WebhookPayload createWebhook(@NonNull CreateWebhookInput input) {
        return outcome(() -> {
            WebhookStore.Wish wish = wish(input.url, input.types, input.segment, input.skipSources, true);
            String secret = Signature.newSecret();
            UUID id = store.create(wish, secret, feed.now());
            return new Done(store.find(id).orElseThrow(), secret, null);
        });
    }

    @Mutation
    @NonNull
    @Description("Changes a webhook. What is absent stays as it is.")
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
                            input.active == null ? before.active() : input.active),
                    input.expectedVersion);
            return new Done(store.existing(input.id), null, null);
        });
    }

    @Mutation
    @NonNull
    @Description("Ends a webhook; its log goes with it.")
    public WebhookPayload deleteWebhook(@NonNull WebhookInput input) {
        return outcome(() -> {
            WebhookView gone = store.existing(input.id);
            store.delete(gone.uuid());
            return new Done(gone, null, null);
        });
    }

    @Mutation
    @NonNull
    @Description("Makes a new secret. For a day bodies are signed with both, so that you can change over in peace.")
    public WebhookPayload rotateWebhookSecret(@NonNull WebhookInput input) {
        return outcome(() -> {
            WebhookView hook = store.existing(input.id);
            String secret = Signature.newSecret();
            store.rotate(hook.uuid(), secret, settings.oldSecret());
            return new Done(store.existing(input.id), secret, null);
        });
    }

    @Mutation
    @NonNull
    @Description("Sends a body without a fact, now, and says what came of it. Nothing is written down.")
    public WebhookPayload testWebhook(@NonNull WebhookInput input) {
        return outcome(() -> {
            WebhookView hook = store.existing(input.id);
            String delivery = new GlobalId(DeliveryView.PREFIX, Ids.next()).toString();
            Sender.Result result =
                    deliveries.send(hook, delivery, "{\"delivery\":\"" + delivery + "\",\"type\":\"test\"}");
            return new Done(hook, null, new WebhookTest(result.isTaken(), result.status(), result.failure()));
        });
    }

    @Mutation
    @NonNull
    @Description("Sends a delivery once more: the same id, the same body, a new signature.")
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
            boolean active) {
        Target.of(url, settings.allowPrivate());
        Require.refs("types", wanted);
        Require.refs("skipSources", skipSources);
        if (wanted != null) {
            wanted.forEach(types::named);
        }
        if (segment != null) {
            segments.filter(segment);
        }
        return new WebhookStore.Wish(
                url,
                wanted == null ? List.of() : wanted,
                segment == null ? null : SegmentIds.parse(segment),
                skipSources == null ? List.of() : skipSources,
                active);
    }

    private record Done(
            WebhookView webhook,
            @Nullable String secret,
            @Nullable WebhookTest test) {}

    private static WebhookPayload outcome(Supplier<Done> work) {
        return UserError.told(
                work,
                (done, errors) -> done == null
                        ? new WebhookPayload(null, null, null, errors)
                        : new WebhookPayload(done.webhook, done.secret, done.test, errors));
    }

    @Description("A webhook to make.")
    @Input("CreateWebhookInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class CreateWebhookInput {
        @Description("Where facts are to be sent: an https address outside private networks.")
        @NonNull
        public String url;

        @Description("Which types of facts; all when absent.")
        public @Nullable List<String> types;

        @Description("Only facts of accounts in this segment.")
        @Id
        public @Nullable String segment;

        @Description("Not facts from these sources: name your own, and you do not hear your own echo.")
        public @Nullable List<String> skipSources;
    }

    @Description("What is different about a webhook.")
    @Input("UpdateWebhookInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class UpdateWebhookInput {
        @Description("Which webhook.")
        @Id
        @NonNull
        public String id;

        @Description("Where facts are to be sent.")
        public @Nullable String url;

        @Description("Which types of facts; empty for all.")
        public @Nullable List<String> types;

        @Description("Only facts of accounts in this segment.")
        @Id
        public @Nullable String segment;

        @Description("Not facts from these sources.")
        public @Nullable List<String> skipSources;

        @Description("Whether it is sent to at all. What came meanwhile is sent when it is switched on again.")
        public @Nullable Boolean active;

        @Description("The version that you read. When it has another one by now, nothing is done.")
        public @Nullable Integer expectedVersion;
    }

    @Description("Which webhook.")
    @Input("WebhookInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class WebhookInput {
        @Description("Its id.")
        @Id
        @NonNull
        public String id;
    }

    @Description("Which delivery.")
    @Input("DeliveryInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class DeliveryInput {
        @Description("Its id.")
        @Id
        @NonNull
        public String id;
    }

    @Description("What came of a test.")
    public record WebhookTest(
            @Description("Whether the other server took it.")
            boolean accepted,

            @Description("HTTP status of the answer; null when there was none.") @Nullable
            Integer httpStatus,

            @Description("What went wrong; null when it was taken.") @Nullable
            String failure) {}

    @Description("What became of a mutation of a webhook.")
    public record WebhookPayload(
            @Description("The webhook as it is now; null when there are errors.") @Nullable
            WebhookView webhook,

            @Description("The secret, where one was made. Keep it; it is not told again.") @Nullable
            String secret,

            @Description("What came of the test, where one was made.") @Nullable
            WebhookTest test,

            @Description("Why nothing was done; empty when it was.") @NonNull
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
