package dev.troth.initiative;

import dev.troth.ledger.FactInput;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.MoneyInput;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations of initiatives, one class per mutation. */
public final class InitiativeInputs {
    private InitiativeInputs() {}

    @Description("Initiative to start.")
    @Input("StartInitiativeInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class StartInitiativeInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Name.")
        @NonNull
        public String name;

        @Description("Priority for the account, 0 to 1.")
        public double priority;

        @Description("Ref of the stakeholder who sets its priority.")
        public @Nullable String setter;

        @Description("Value to us.")
        public @Nullable MoneyInput stake;

        @Description("Budget.")
        public @Nullable MoneyInput budget;

        @Description("Ref of the common goal (an insight of kind GOAL).")
        public @Nullable String goal;

        @Description("Interval between touchpoints while it runs, such as P1D or P7D.")
        public @Nullable String cadence;
    }

    @Description("Change of priority.")
    @Input("ChangePriorityInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ChangePriorityInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description(
                "Share of the previous priority that was lost, 0 to 1; 0 if it rose. State it for the business of the "
                        + "account as a whole, or instead of the new priority of an initiative.")
        public @Nullable Double severity;

        @Description("Ref of the initiative. Null for the business of the account as a whole.")
        public @Nullable String initiative;

        @Description("Reason as stated by the account.")
        public @Nullable String reason;

        @Description("Share of the effect that we could mitigate, 0 to 1. Defaults to 0.")
        public @Nullable Double mitigated;

        @Description("Cause, short description.")
        public @Nullable String cause;

        @Description("New priority of the initiative, 0 to 1. State it instead of the severity, which follows from it.")
        public @Nullable Double to;

        @Description("Ref of the stakeholder who joined, left or demanded the change.")
        public @Nullable String causedBy;
    }

    @Description("Question for the reason of a change.")
    @Input("RecordReasonRequestInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordReasonRequestInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Ref of the stakeholder who was asked.")
        @NonNull
        public String askedOf;

        @Description("Answer.")
        public @Nullable String answer;
    }

    @Description("Early announcement of a change.")
    @Input("AnnounceChangeInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AnnounceChangeInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Time at which the change takes effect.")
        @NonNull
        public Instant effectiveAt;

        @Description("Our claims. Each needs a supporting fact.")
        public @Nullable List<String> claims;

        @Description("Supporting facts that we presented.")
        public @Nullable List<String> facts;
    }

    @Description("Effort that we spent.")
    @Input("RecordEffortInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordEffortInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Hours that we spent.")
        public double hours;

        @Description("Cost of the hours, in the currency of the budget if there is one.")
        public @Nullable MoneyInput cost;

        @Description("Location of the proof.")
        public @Nullable String evidence;

        @Description("Time at which the account was informed of it. Null if it was not.")
        public @Nullable Instant toldAt;
    }

    @Description("Instalment of the payment for work done. Agreed instalments add up; a proposal without an agreed "
            + "amount is pending until the next settlement, which replaces it. All instalments of an initiative have one "
            + "currency.")
    @Input("RecordSettlementInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordSettlementInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Payment that we propose, above 0.")
        @NonNull
        public MoneyInput proposed;

        @Description("Payment that was agreed.")
        public @Nullable MoneyInput agreed;
    }

    @Description("Favour.")
    @Input("RecordAccommodationInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordAccommodationInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Direction. OUT: our favour for the account. IN: a favour of the account for us.")
        @NonNull
        public Direction direction;

        @Description("Description.")
        @NonNull
        public String text;

        @Description("Value.")
        public @Nullable MoneyInput value;
    }

    @Description("Opportunity.")
    @Input("RecordOpportunityInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordOpportunityInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Title.")
        @NonNull
        public String title;

        @Description("Value.")
        public @Nullable MoneyInput value;

        @Description("Horizon: short-term gain or lasting value.")
        public @Nullable PayoffHorizon horizon;

        @Description("Whether it was won. Null while it is open.")
        public @Nullable Boolean won;
    }

    @Description("Value delivered to the account.")
    @Input("RecordValueDeliveredInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordValueDeliveredInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Value.")
        @NonNull
        public MoneyInput value;

        @Description("Ref of the stakeholder who confirmed it. It does not count without one.")
        public @Nullable String confirmedBy;
    }

    @Description("End of an initiative.")
    @Input("EndInitiativeInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class EndInitiativeInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Outcome.")
        public @Nullable String outcome;
    }

    @Description("Effort of which the account was informed.")
    @Input("TellEffortInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class TellEffortInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Ref of the effort.")
        @NonNull
        public String effort;
    }

    @Description("Confirmation of a delivered value.")
    @Input("ConfirmValueInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ConfirmValueInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Ref of the delivered value.")
        @NonNull
        public String delivered;

        @Description("Ref of the stakeholder who confirmed it.")
        @NonNull
        public String confirmedBy;
    }

    @Description("Decision on an opportunity.")
    @Input("DecideOpportunityInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class DecideOpportunityInput extends FactInput {
        @Description("Initiative, by id or ref.")
        @Id
        @NonNull
        public String initiative;

        @Description("Ref of the opportunity.")
        @NonNull
        public String opportunity;

        @Description("Whether it was won.")
        @NonNull
        public Boolean won;
    }
}
