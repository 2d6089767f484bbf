package dev.troth.initiative;

import dev.troth.ledger.FactInput;
import dev.troth.platform.Direction;
import dev.troth.platform.MoneyInput;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about initiatives, one class a mutation. */
public final class InitiativeInputs {
    private InitiativeInputs() {}

    @Description("A project of theirs.")
    @Input("StartInitiativeInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class StartInitiativeInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("What it is called.")
        @NonNull
        public String name;

        @Description("What it is to them, 0 to 1.")
        public double priority;

        @Description("Ref of the stakeholder who sets its priority.")
        public @Nullable String setter;

        @Description("What it is worth to us.")
        public @Nullable MoneyInput stake;

        @Description("What it may cost.")
        public @Nullable MoneyInput budget;

        @Description("Ref of the insight that says what both want from it.")
        public @Nullable String goal;

        @Description("How often both sides talk while it runs, such as P1D or P7D.")
        public @Nullable String cadence;
    }

    @Description("A shift of priorities.")
    @Input("ChangePriorityInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ChangePriorityInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("How far it dropped, 0 to 1; 0 when it rose.")
        public double severity;

        @Description("Ref of the initiative; none for their business as a whole.")
        public @Nullable String initiative;

        @Description("Why, as they say.")
        public @Nullable String reason;

        @Description("How much of it we could soften, 0 to 1.")
        public @Nullable Double mitigated;

        @Description("What is behind it, in a few words.")
        public @Nullable String cause;

        @Description("The new priority, 0 to 1; what is left after the drop when absent.")
        public @Nullable Double to;

        @Description("Ref of the stakeholder who came or went, or wants it otherwise.")
        public @Nullable String causedBy;
    }

    @Description("A question for the reason.")
    @Input("RecordReasonRequestInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordReasonRequestInput extends FactInput {
        @Description("The initiative: its id, or your own ref of it.")
        @Id
        @NonNull
        public String initiative;

        @Description("Ref of the stakeholder who was asked.")
        @NonNull
        public String askedOf;

        @Description("What they said.")
        public @Nullable String answer;
    }

    @Description("An early word.")
    @Input("AnnounceChangeInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class AnnounceChangeInput extends FactInput {
        @Description("The initiative: its id, or your own ref of it.")
        @Id
        @NonNull
        public String initiative;

        @Description("From when it will be so.")
        @NonNull
        public Instant effectiveAt;

        @Description("What we said; each needs something to show for it.")
        public @Nullable List<String> claims;

        @Description("What we showed.")
        public @Nullable List<String> facts;
    }

    @Description("Work done.")
    @Input("RecordEffortInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordEffortInput extends FactInput {
        @Description("The initiative: its id, or your own ref of it.")
        @Id
        @NonNull
        public String initiative;

        @Description("Hours of ours.")
        public double hours;

        @Description("What they cost.")
        public @Nullable MoneyInput cost;

        @Description("Where the proof lies.")
        public @Nullable String evidence;

        @Description("When they were told of it.")
        public @Nullable Instant toldAt;
    }

    @Description("Pay for work done.")
    @Input("RecordSettlementInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordSettlementInput extends FactInput {
        @Description("The initiative: its id, or your own ref of it.")
        @Id
        @NonNull
        public String initiative;

        @Description("What we ask for the work done.")
        @NonNull
        public MoneyInput proposed;

        @Description("What was agreed.")
        public @Nullable MoneyInput agreed;
    }

    @Description("A favour.")
    @Input("RecordAccommodationInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordAccommodationInput extends FactInput {
        @Description("The initiative: its id, or your own ref of it.")
        @Id
        @NonNull
        public String initiative;

        @Description("OUT: we did them a favour. IN: they did us one.")
        @NonNull
        public Direction direction;

        @Description("What it was.")
        @NonNull
        public String text;

        @Description("What it was worth.")
        public @Nullable MoneyInput value;
    }

    @Description("An opportunity.")
    @Input("RecordOpportunityInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordOpportunityInput extends FactInput {
        @Description("The initiative: its id, or your own ref of it.")
        @Id
        @NonNull
        public String initiative;

        @Description("What it is.")
        @NonNull
        public String title;

        @Description("What it was worth.")
        public @Nullable MoneyInput value;

        @Description("Whether it pays soon or lasts.")
        public @Nullable PayoffHorizon horizon;

        @Description("Whether it was won; open when absent.")
        public @Nullable Boolean won;
    }

    @Description("Value for them.")
    @Input("RecordValueDeliveredInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordValueDeliveredInput extends FactInput {
        @Description("The initiative: its id, or your own ref of it.")
        @Id
        @NonNull
        public String initiative;

        @Description("What it was worth.")
        @NonNull
        public MoneyInput value;

        @Description("Ref of the stakeholder who agrees; only then it counts.")
        public @Nullable String confirmedBy;
    }

    @Description("The end of an initiative.")
    @Input("EndInitiativeInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class EndInitiativeInput extends FactInput {
        @Description("The initiative: its id, or your own ref of it.")
        @Id
        @NonNull
        public String initiative;

        @Description("What came of it.")
        public @Nullable String outcome;
    }
}
