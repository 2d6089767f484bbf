package dev.troth.commitment;

import dev.troth.platform.Party;

import dev.troth.ledger.FactInput;
import dev.troth.platform.Attribution;
import dev.troth.platform.MoneyInput;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about commitments, one class a mutation. */
public final class CommitmentInputs {
    private CommitmentInputs() {}

    @Description("A request of theirs.")
    @Input("RequestCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RequestCommitmentInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("What they asked for.")
        @NonNull
        public String title;

        @Description("0 to 1; 0.5 when absent.")
        public @Nullable Double importance;

        @Description("Ref of the stakeholder who asked.")
        public @Nullable String requestedBy;

        @Description("When they need it.")
        public @Nullable Instant neededBy;

        @Description("Whether it is more than was agreed.")
        public @Nullable Boolean over;

        @Description("What would be lost with it.")
        public @Nullable MoneyInput atStake;
    }

    @Description("A promise.")
    @Input("MakeCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class MakeCommitmentInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("What is promised.")
        @NonNull
        public String title;

        @Description("By when, to the second.")
        @NonNull
        public Instant dueAt;

        @Description("Who promises; us when absent.")
        public @Nullable Party side;

        @Description("Ref of the member who promises.")
        public @Nullable String madeBy;

        @Description("Refs of the stakeholders it is made to; it is booked for the first.")
        public @Nullable List<String> madeTo;

        @Description("0 to 1; 0.5 when absent.")
        public @Nullable Double importance;

        @Description("When they really need it.")
        public @Nullable Instant neededBy;

        @Description("What it may cost.")
        public @Nullable MoneyInput budget;

        @Description("Refs of the stakeholders to be kept in the loop.")
        public @Nullable List<String> audience;

        @Description("When they asked for it.")
        public @Nullable Instant requestedAt;

        @Description("Ref of the touchpoint where it was promised.")
        public @Nullable String touchpoint;

        @Description("Ref of the initiative it belongs to.")
        public @Nullable String initiative;

        @Description("When we want to be done ourselves.")
        public @Nullable Instant internalDueAt;

        @Description("Whose interest it serves.")
        public @Nullable Beneficiary serves;

        @Description("Ref of the need or goal that it serves.")
        public @Nullable String insight;

        @Description("Whether they can see how it goes.")
        public @Nullable Boolean shared;

        @Description("The words that were said.")
        public @Nullable String quote;
    }

    @Description("Progress of a promise.")
    @Input("ProgressCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ProgressCommitmentInput extends FactInput {
        @Description("The commitment: its id, or your own ref of it.")
        @Id
        @NonNull
        public String commitment;

        @Description("How far it is, 0 to 100.")
        public @Nullable Double percent;

        @Description("Refs of the stakeholders who were told.")
        public @Nullable List<String> audience;

        @Description("What it has cost so far.")
        public @Nullable MoneyInput cost;
    }

    @Description("Other terms of a promise.")
    @Input("RenegotiateCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RenegotiateCommitmentInput extends FactInput {
        @Description("The commitment: its id, or your own ref of it.")
        @Id
        @NonNull
        public String commitment;

        @Description("The new date.")
        @NonNull
        public Instant dueAt;

        @Description("How much of what was promised remains, 0 to 1; all when absent.")
        public @Nullable Double scope;

        @Description("As a share of the budget: 0.2 for a fifth more.")
        public @Nullable Double budgetIncrease;

        @Description("Why.")
        public @Nullable String reason;

        @Description("Ref of the stakeholder who agreed.")
        public @Nullable String agreedBy;
    }

    @Description("A promise that was kept.")
    @Input("KeepCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class KeepCommitmentInput extends FactInput {
        @Description("The commitment: its id, or your own ref of it.")
        @Id
        @NonNull
        public String commitment;

        @Description("How much of it was delivered, 0 to 1; all when absent.")
        public @Nullable Double scope;

        @Description("What it cost.")
        public @Nullable MoneyInput cost;
    }

    @Description("A promise that was broken.")
    @Input("BreakCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class BreakCommitmentInput extends FactInput {
        @Description("The commitment: its id, or your own ref of it.")
        @Id
        @NonNull
        public String commitment;

        @Description("Why.")
        public @Nullable String reason;

        @Description("Whose doing it is; the promising side's when absent.")
        public @Nullable Attribution attribution;

        @Description("Ref of the insight that says what our product cannot do, where that is why.")
        public @Nullable String gap;
    }

    @Description("A promise that is forgiven.")
    @Input("ForgiveCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ForgiveCommitmentInput extends FactInput {
        @Description("The commitment: its id, or your own ref of it.")
        @Id
        @NonNull
        public String commitment;

        @Description("Ref of the stakeholder who said so.")
        public @Nullable String forgivenBy;
    }

    @Description("A promise that is taken back.")
    @Input("WithdrawCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class WithdrawCommitmentInput extends FactInput {
        @Description("The commitment: its id, or your own ref of it.")
        @Id
        @NonNull
        public String commitment;

        @Description("Why.")
        public @Nullable String reason;

        @Description("Whose doing it is; the promising side's when absent.")
        public @Nullable Attribution attribution;
    }

    @Description("A promise that is no longer wanted.")
    @Input("ReleaseCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ReleaseCommitmentInput extends FactInput {
        @Description("The commitment: its id, or your own ref of it.")
        @Id
        @NonNull
        public String commitment;

        @Description("Why.")
        public @Nullable String reason;

        @Description("Whose doing it is.")
        public @Nullable Attribution attribution;
    }

    @Description("A no: to a request, named by its commitment, or on the spot, with account and title.")
    @Input("DeclineCommitmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class DeclineCommitmentInput extends FactInput {
        @Description("The request: its id, or your own ref of it.")
        @Id
        public @Nullable String commitment;

        @Description("The account, when there was no request: its id, or your own ref of it.")
        @Id
        public @Nullable String account;

        @Description("What was declined, when there was no request.")
        public @Nullable String title;

        @Description("0 to 1; 0.5 when absent.")
        public @Nullable Double importance;

        @Description("Why.")
        public @Nullable String reason;
    }
}
