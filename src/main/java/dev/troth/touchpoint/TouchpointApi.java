package dev.troth.touchpoint;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.Recorder.Circumstances;
import dev.troth.platform.Direction;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.PageRequest;
import dev.troth.platform.Require;
import dev.troth.platform.UserError;
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

    @NonNull
    @Description("Contacts of both directions, newest first.")
    public TouchpointConnection touchpoints(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return new TouchpointConnection(
                shelf.page(account.cohort(), account.uuid(), request), shelf.together(account.cohort(), request));
    }

    @Mutation
    @NonNull
    @Description("There was contact.")
    public RecordTouchpointPayload recordTouchpoint(@NonNull RecordTouchpointInput input) {
        return recorder.record(
                accounts.refOf(input.account()),
                input.circumstances(),
                () -> new TouchpointFact.Happened(
                        input.channel(),
                        input.direction(),
                        input.mutual(),
                        input.participants(),
                        input.topics(),
                        input.context(),
                        input.trigger(),
                        input.responseSeconds() == null
                                ? null
                                : Duration.ofMillis(Math.round(
                                        1000 * Require.positive("responseSeconds", input.responseSeconds()))),
                        input.summary(),
                        input.learnings(),
                        null),
                fact -> new RecordTouchpointPayload(after(fact), List.of()),
                errors -> new RecordTouchpointPayload(null, errors));
    }

    private @Nullable TouchpointView after(Fact fact) {
        Moment now = moments.now();
        return shelf.find(null, fact.subjectRef(), now)
                .map(row -> TouchpointView.alone(row, now))
                .orElse(null);
    }

    @Description("A contact.")
    @Input("RecordTouchpointInput")
    public record RecordTouchpointInput(
            @Description("The account: its id, or your own ref of it.") @Id @NonNull
            String account,

            @Description("How contact was made.") @NonNull Channel channel,
            @Description("Who got in touch.") @NonNull Direction direction,

            @Description("Whether both sides took part; always so for meetings, events and calls.") @Nullable
            Boolean mutual,

            @Description("Refs of the stakeholders who took part.") @Nullable
            List<String> participants,

            @Description("What it was about.") @Nullable List<String> topics,

            @Description("In what kind of time; routine when absent.") @Nullable
            Context context,

            @Description("What made somebody get in touch.") @Nullable
            Trigger trigger,

            @Description("How long our answer to theirs took, in seconds.") @Nullable
            Double responseSeconds,

            @Description("What was said, in short.") @Nullable
            String summary,

            @Description("What we learned.") @Nullable List<String> learnings,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record RecordTouchpointPayload(
            @Description("The touchpoint as it is now; null when there are errors.") @Nullable
            TouchpointView touchpoint,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}
}
