package dev.troth.touchpoint;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Direction;
import dev.troth.platform.Moments;
import dev.troth.platform.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** Touchpoints in the schema. */
@GraphQLApi
public class TouchpointApi {
    private final TouchpointShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;

    TouchpointApi(TouchpointShelf shelf, Accounts accounts, Recorder recorder, Moments moments) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description("Touchpoints of all accounts, newest first.")
    public TouchpointConnection touchpoints(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new TouchpointConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Contacts of both directions, newest first.")
    public TouchpointConnection touchpoints(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new TouchpointConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @Mutation
    @NonNull
    @Description("There was contact.")
    public TouchpointPayload recordTouchpoint(@NonNull RecordTouchpointInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new TouchpointFact.Happened(
                        input.channel,
                        input.direction,
                        input.mutual,
                        input.participants,
                        input.topics,
                        input.context,
                        input.trigger,
                        input.responseSeconds == null
                                ? null
                                : Duration.ofMillis(
                                        Math.round(1000 * Require.positive("responseSeconds", input.responseSeconds))),
                        input.summary,
                        input.learnings,
                        null)));
    }

    private TouchpointPayload payload(Recorded recorded) {
        return new TouchpointPayload(recorded, shelf.recorded(recorded));
    }

    @Description("A contact.")
    @Input("RecordTouchpointInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordTouchpointInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("How contact was made.")
        @NonNull
        public Channel channel;

        @Description("Who got in touch.")
        @NonNull
        public Direction direction;

        @Description("Whether both sides took part; always so for meetings, events and calls.")
        public @Nullable Boolean mutual;

        @Description("Refs of the stakeholders who took part.")
        public @Nullable List<String> participants;

        @Description("What it was about.")
        public @Nullable List<String> topics;

        @Description("In what kind of time; routine when absent.")
        public @Nullable Context context;

        @Description("What made somebody get in touch.")
        public @Nullable Trigger trigger;

        @Description("How long our answer to theirs took, in seconds.")
        public @Nullable Double responseSeconds;

        @Description("What was said, in short.")
        public @Nullable String summary;

        @Description("What we learned.")
        public @Nullable List<String> learnings;
    }
}
