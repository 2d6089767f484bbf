package dev.troth.touchpoint;

import dev.troth.commitment.CommitmentFact;
import dev.troth.ledger.FactInput;
import dev.troth.platform.Attribution;
import dev.troth.platform.Direction;
import dev.troth.platform.Urgency;
import dev.troth.platform.Weekday;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about contact. */
public final class TouchpointInputs {
    private TouchpointInputs() {}

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
        public @Nullable TouchpointContext context;

        @Description("What made somebody get in touch.")
        public @Nullable TouchpointTrigger trigger;

        @Description("How long our answer to theirs took, in seconds.")
        public @Nullable Double responseSeconds;

        @Description("What was said, in short.")
        public @Nullable String summary;

        @Description("What we learned.")
        public @Nullable List<String> learnings;

        @Description("What was to be discussed, in the order in which it was.")
        public @Nullable List<AgendaItemInput> agenda;

        @Description("Ref of the initiative it belongs to.")
        public @Nullable String initiative;

        @Description("Whether we wait for an answer to it.")
        public @Nullable Boolean wantsAnswer;

        @Description("Until when an answer is needed.")
        public @Nullable Instant answerBy;

        @Description("How urgent it is.")
        public @Nullable Urgency urgency;

        @Description("Ref of the touchpoint that it answers.")
        public @Nullable String answers;

        @Description("When it arrived, where there is proof.")
        public @Nullable Instant deliveredAt;

        @Description("When it was read, where there is proof.")
        public @Nullable Instant readAt;

        @Description("How many promises of ours were spoken, so that none stays unrecorded.")
        public @Nullable Integer commitmentsSpoken;

        @Description("Promises of ours that were spoken; each becomes a commitment under the ref of the touchpoint and "
                + "its number, such as t-1.")
        public @Nullable List<SpokenCommitmentInput> commitments;

        @Description("Whether it closed a project or a series of meetings.")
        public @Nullable Boolean closing;

        @Description("What they thought of it, 0 to 1.")
        public @Nullable Double rating;
    }

    @Description("Something to be discussed.")
    @Input("AgendaItemInput")
    public record AgendaItemInput(
            @Description("What it is.") @NonNull String title,

            @Description("0 to 1; critical from 0.7, and then to be dealt with first.") @Nullable
            Double priority,

            @Description("Whether it was discussed; carried over when not.") @Nullable
            Boolean discussed,

            @Description("When it was discussed; without it, items count as discussed in the order given.") @Nullable
            Instant discussedAt) {

        TouchpointFact.AgendaItem item() {
            return new TouchpointFact.AgendaItem(title, priority, discussed, discussedAt);
        }
    }

    @Description("A promise of ours that was spoken at a touchpoint.")
    @Input("SpokenCommitmentInput")
    public record SpokenCommitmentInput(
            @Description("What was promised.") @NonNull String title,

            @Description("By when, to the second.") @NonNull Instant dueAt,

            @Description("Refs of the stakeholders it was made to.") @Nullable
            List<String> madeTo,

            @Description("Ref of the member who promised.") @Nullable
            String madeBy,

            @Description("0 to 1; 0.5 when absent.") @Nullable
            Double importance,

            @Description("The words that were said.") @Nullable
            String quote) {

        CommitmentFact.Made made(String touchpoint, @Nullable String initiative) {
            return new CommitmentFact.Made(
                    title,
                    dueAt,
                    null,
                    madeBy,
                    madeTo,
                    importance,
                    null,
                    null,
                    null,
                    null,
                    touchpoint,
                    initiative,
                    null,
                    null,
                    null,
                    null,
                    quote);
        }
    }

    @Description("Something that will be remembered.")
    @Input("RecordExperienceInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordExperienceInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("Whether it was a good one.")
        public boolean good;

        @Description("How much it mattered, 0 to 1; 0.5 when absent.")
        public @Nullable Double severity;

        @Description("Refs of the stakeholders who took part.")
        public @Nullable List<String> participants;

        @Description("Whose doing it was; ours when absent.")
        public @Nullable Attribution attribution;

        @Description("What it was, in a few words.")
        public @Nullable String title;
    }

    @Description("When somebody can be reached.")
    @Input("RecordAvailabilityInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordAvailabilityInput extends FactInput {
        @Description("The account of the stakeholder: its id, or your own ref of it. None for a member of ours.")
        @Id
        public @Nullable String account;

        @Description("Ref of the stakeholder.")
        public @Nullable String stakeholder;

        @Description("Ref of the member.")
        public @Nullable String member;

        @Description("On which days.")
        @NonNull
        public List<Weekday> days;

        @Description("From when, such as 09:00.")
        @NonNull
        public String from;

        @Description("Until when, such as 17:30.")
        @NonNull
        public String to;

        @Description("In which IANA time zone, such as Europe/Berlin.")
        @NonNull
        public String timeZone;
    }
}
