package dev.troth.initiative;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Initiative as returned by the API. */
@Name("Initiative")
@Description("Project of the account in which we take part.")
public class InitiativeView extends EntityView implements Node {
    private final InitiativeRow row;

    InitiativeView(InitiativeRow row, BatchContext<InitiativeRow> batch) {
        super(InitiativeType.PREFIX, row, batch);
        this.row = row;
    }

    @NonNull
    @Description("Status.")
    public InitiativeStatus getStatus() {
        return row.status;
    }

    @Description("Value to us.")
    public @Nullable MoneyView getStake() {
        return MoneyView.of(row.stakeAmount, row.stakeCurrency);
    }

    @Description("Budget.")
    public @Nullable MoneyView getBudget() {
        return MoneyView.of(row.budgetAmount, row.budgetCurrency);
    }

    @Description("Payment that we proposed for the work done: the sum of all instalments.")
    public @Nullable MoneyView getProposed() {
        return MoneyView.of(row.proposedAmount, row.proposedCurrency);
    }

    @Description("Payment that was agreed for the work done: the sum of all instalments.")
    public @Nullable MoneyView getAgreed() {
        return MoneyView.of(row.agreedAmount, row.agreedCurrency);
    }

    @Description("Outcome.")
    public @Nullable String getOutcome() {
        return row.outcome;
    }

    /** Effort that we spent on an initiative. */
    @Description("Effort that we spent on an initiative.")
    public record EffortEntry(
            @Description("Caller's own key of the effort. Pass it to tellEffort.") @NonNull
            String ref,

            @Description("Time at which it occurred.") @NonNull
            Instant occurredAt,

            @Description("Hours that we spent.") double hours,
            @Description("Cost of the hours.") @Nullable MoneyView cost,
            @Description("Location of the proof.") @Nullable String evidence,

            @Description("Time at which the account was informed of it. Null if it was not.") @Nullable
            Instant toldAt,

            @Description("Ref of the member who did the work. Null if it was not recorded.") @Nullable
            String reportedBy) {}

    /** Instalment of the payment for work done. */
    @Description("Instalment of the payment for work done.")
    public record SettlementEntry(
            @Description("Time at which it was proposed or agreed.") @NonNull
            Instant occurredAt,

            @Description("Payment that we proposed.") @NonNull
            MoneyView proposed,

            @Description("Payment that was agreed. Null if there is no answer to the proposal.") @Nullable
            MoneyView agreed) {}

    /** Announcement of a change of an initiative. */
    @Description("Announcement of a coming change of an initiative.")
    public record NoticeEntry(
            @Description("Caller's own key of the announcement.") @NonNull
            String ref,

            @Description("Time at which it was made.") @NonNull
            Instant occurredAt,

            @Description("Time at which the change takes effect.") @NonNull
            Instant effectiveAt,

            @Description("Our claims.") @NonNull List<@NonNull String> claims,

            @Description("Supporting facts that we presented.") @NonNull
            List<@NonNull String> facts) {

        static NoticeEntry of(TypedFact<InitiativeFact.NoticeGiven> notice) {
            return new NoticeEntry(
                    notice.ref(),
                    notice.at(),
                    notice.body().effectiveAt(),
                    Objects.requireNonNullElse(notice.body().claims(), List.of()),
                    Objects.requireNonNullElse(notice.body().facts(), List.of()));
        }
    }

    /** Larger opportunity that resulted from an initiative. */
    @Description("Larger opportunity that resulted from an initiative.")
    public record OpportunityEntry(
            @Description("Caller's own key of the opportunity. Pass it to decideOpportunity.") @NonNull
            String ref,

            @Description("Time at which it was recorded.") @NonNull
            Instant occurredAt,

            @Description("Title.") @NonNull String title,

            @Description("Value. Null if it was not recorded.") @Nullable
            MoneyView value,

            @Description("Horizon of the gain. Null if it was not recorded.") @Nullable
            PayoffHorizon horizon,

            @Description("Whether it was won. Null while it is undecided.") @Nullable
            Boolean won) {

        static OpportunityEntry of(TypedFact<InitiativeFact.Opportunity> opportunity) {
            InitiativeFact.Opportunity body = opportunity.body();
            return new OpportunityEntry(
                    opportunity.ref(),
                    opportunity.at(),
                    body.title(),
                    MoneyView.of(body.value()),
                    body.horizon(),
                    body.won());
        }
    }

    /** Value that an initiative delivered to the account. */
    @Description("Value that an initiative delivered to the account.")
    public record ValueEntry(
            @Description("Caller's own key of the value. Pass it to confirmValue.") @NonNull
            String ref,

            @Description("Time at which it was delivered.") @NonNull
            Instant occurredAt,

            @Description("Amount.") @Nullable MoneyView value,

            @Description("Ref of the stakeholder who confirmed it. Null until then.") @Nullable
            String confirmedBy) {

        static ValueEntry of(TypedFact<InitiativeFact.ValueDelivered> delivered) {
            return new ValueEntry(
                    delivered.ref(),
                    delivered.at(),
                    MoneyView.of(delivered.body().value()),
                    delivered.body().confirmedBy());
        }
    }

    /** Change of the priority of an initiative. */
    @Description("Change of the priority of an initiative, with its reason.")
    public record PriorityChange(
            @Description("Time at which it occurred.") @NonNull
            Instant occurredAt,

            @Description("Priority before, 0 to 1.") double from,
            @Description("Priority afterwards, 0 to 1.") double to,

            @Description("Time since the previous change, in days. The shorter it is, the more sudden was the change.")
            double afterDays,

            @Description(
                    "Whether the priority is at least 0.2 lower than at some time in the 90 days before, or fell below 0.2. A "
                            + "drop in small steps is a drop.")
            boolean drop,

            @Description("Reason as stated by the account.") @Nullable
            String reason,

            @Description("Cause, short description.") @Nullable
            String cause,

            @Description(
                    "Ref of the stakeholder who joined, left or demanded the change. Defaults to the last one who joined "
                            + "or left within 90 days before it.")
            @Nullable
            String causedBy,

            @Description("Whether the reason is known, because they stated it or answered when asked.")
            boolean reasonKnown) {}
}
