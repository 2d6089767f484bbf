package dev.troth.touchpoint;

import dev.troth.ledger.FactField;
import dev.troth.ledger.FactFields;
import dev.troth.ledger.FactInput;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Urgency;
import dev.troth.platform.common.Weekday;
import dev.troth.touchpoint.Receipt.ReceiptKind;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations about touchpoints. */
public final class TouchpointInputs {
    private TouchpointInputs() {}

    @Description("Touchpoint to record.")
    @Input("RecordTouchpointInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordTouchpointInput extends FactInput {
        @Description("Account: its id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Channel.")
        @NonNull
        public Channel channel;

        @Description("Direction: which side got in touch.")
        @NonNull
        public Direction direction;

        @Description("Whether both sides took part; always true for meetings, events and calls.")
        public @Nullable Boolean mutual;

        @Description("Refs of the stakeholders who took part.")
        public @Nullable List<String> participants;

        @Description("Topics.")
        public @Nullable List<String> topics;

        @Description("Context. Defaults to routine.")
        public @Nullable TouchpointContext context;

        @Description("Trigger of the touchpoint.")
        public @Nullable TouchpointTrigger trigger;

        @Description("Time that we took to respond to the stakeholder, in seconds.")
        @FactField("responseTime")
        public @Nullable Double responseSeconds;

        @Description("Short summary of the conversation.")
        public @Nullable String summary;

        @Description("New insights from the touchpoint.")
        public @Nullable List<String> learnings;

        @Description("Agenda items, in order.")
        public @Nullable List<AgendaItemInput> agenda;

        @Description("Ref of the initiative it belongs to.")
        public @Nullable String initiative;

        @Description("Whether we await a response.")
        public @Nullable Boolean wantsAnswer;

        @Description("Time by which a response is needed.")
        public @Nullable Instant answerBy;

        @Description("Urgency.")
        public @Nullable Urgency urgency;

        @Description("Ref of the touchpoint that it answers.")
        public @Nullable String answers;

        @Description("Time of delivery, if there is proof.")
        public @Nullable Instant deliveredAt;

        @Description("Time of reading, if there is proof.")
        public @Nullable Instant readAt;

        @Description("Number of our commitments that were made, so that unrecorded ones are found. Defaults to the "
                + "number of entries of commitments.")
        @FactField("promises")
        public @Nullable Integer commitmentsSpoken;

        @Description("Our commitments that were made. Each one is recorded under the ref of the touchpoint and its "
                + "number, for example t-1.")
        public @Nullable List<SpokenCommitmentInput> commitments;

        @Description("Whether it closed a project or a series of meetings.")
        public @Nullable Boolean closing;

        @Description("Rating by the participants, 0 to 1.")
        public @Nullable Double rating;
    }

    @Description("Agenda item.")
    @Input("AgendaItemInput")
    public record AgendaItemInput(
            @Description("Title.") @NonNull String title,

            @Description("Priority, 0 to 1; an item from 0.7 is critical and must be discussed first.") @Nullable
            Double priority,

            @Description("Whether it was discussed. If not, it is carried over.") @Nullable
            Boolean discussed,

            @Description("Time at which it was discussed. If absent, items count as discussed in the given order.")
            @Nullable
            Instant discussedAt) {

        TouchpointFact.AgendaItem item() {
            return new TouchpointFact.AgendaItem(title, priority, discussed, discussedAt);
        }
    }

    @Description("Commitment of ours that was made at a touchpoint.")
    @Input("SpokenCommitmentInput")
    public record SpokenCommitmentInput(
            @Description("Title of the commitment.") @NonNull
            String title,

            @Description("Due time, to the second.") @NonNull
            Instant dueAt,

            @Description("Refs of the stakeholders to whom it was made.") @Nullable
            List<String> madeTo,

            @Description("Ref of the member who made it.") @Nullable
            String madeBy,

            @Description("Importance, 0 to 1. Defaults to 0.5.") @Nullable
            Double importance,

            @Description("Quote of the words that were said.") @Nullable
            String quote)
            implements FactFields {}

    @Description("Experience to record.")
    @Input("RecordExperienceInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordExperienceInput extends FactInput {
        @Description("Account: its id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Whether it was a good experience.")
        @NonNull
        public Boolean good;

        @Description("Severity, 0 to 1. Defaults to 0.5.")
        public @Nullable Double severity;

        @Description("Refs of the stakeholders who took part.")
        public @Nullable List<String> participants;

        @Description("Attribution: which side caused it. Defaults to us.")
        public @Nullable Attribution attribution;

        @Description("Short description.")
        public @Nullable String title;
    }

    @Description("Receipt to record.")
    @Input("RecordReceiptInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordReceiptInput extends FactInput {
        @Description("Message of ours (touchpoint): its id or ref.")
        @Id
        @NonNull
        public String touchpoint;

        @Description("Kind of receipt. The time of delivery or reading is `at`.")
        @NonNull
        public ReceiptKind kind;

        @Description("Ref of the recipient. Defaults to null.")
        public @Nullable String stakeholder;
    }

    @Description("Window of availability to end.")
    @Input("EndAvailabilityInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class EndAvailabilityInput extends FactInput {
        @Description("Account of the stakeholder: its id or ref. Null for a member.")
        @Id
        public @Nullable String account;

        @Description("Ref of the window of availability.")
        @NonNull
        public String availability;
    }

    @Description("Availability of a stakeholder or a member.")
    @Input("RecordAvailabilityInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordAvailabilityInput extends FactInput {
        @Description("Account of the stakeholder: its id or ref. Null for a member.")
        @Id
        public @Nullable String account;

        @Description("Ref of the stakeholder.")
        public @Nullable String stakeholder;

        @Description("Ref of the member.")
        public @Nullable String member;

        @Description("Weekdays.")
        @NonNull
        public List<Weekday> days;

        @Description("Start of the day, for example 09:00.")
        @NonNull
        public String from;

        @Description("End of the day, for example 17:30.")
        @NonNull
        public String to;

        @Description("IANA time zone, for example Europe/Berlin.")
        @NonNull
        public String timeZone;
    }
}
