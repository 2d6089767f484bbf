package dev.troth.commitment;

import dev.troth.ledger.FactInput;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.MoneyInput;
import dev.troth.platform.common.Party;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations of commitments, one class per mutation. */
public final class CommitmentInputs {
    private CommitmentInputs() {}

    @Description("Request of the account.")
    @Input("RequestCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RequestCommitmentInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Title of the request.")
        @NonNull
        public String title;

        @Description("Importance, 0 to 1. Defaults to 0.5.")
        public @Nullable Double importance;

        @Description("Ref of the stakeholder of the account who asked. Defaults to null.")
        public @Nullable String requestedBy;

        @Description("Time by which the account needs it.")
        public @Nullable Instant neededBy;

        @Description("Whether the request exceeds the agreed scope.")
        public @Nullable Boolean over;

        @Description("Value that would be lost if it is not fulfilled.")
        public @Nullable MoneyInput atStake;
    }

    @Description("Commitment to make.")
    @Input("MakeCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class MakeCommitmentInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Title of the commitment.")
        @NonNull
        public String title;

        @Description("Due time, to the second.")
        @NonNull
        public Instant dueAt;

        @Description("Side that commits. Defaults to US.")
        public @Nullable Party side;

        @Description("Ref of the member who commits; for a commitment of the account, ref of its stakeholder.")
        public @Nullable String madeBy;

        @Description("Refs of the stakeholders to whom it is made. It is attributed to the first.")
        public @Nullable List<String> madeTo;

        @Description("Importance, 0 to 1. Defaults to 0.5.")
        public @Nullable Double importance;

        @Description("Time by which the account really needs it.")
        public @Nullable Instant neededBy;

        @Description("Budget.")
        public @Nullable MoneyInput budget;

        @Description("Refs of the stakeholders to keep informed (the audience).")
        public @Nullable List<String> audience;

        @Description("Time of the request.")
        public @Nullable Instant requestedAt;

        @Description("Ref of the touchpoint at which it was made.")
        public @Nullable String touchpoint;

        @Description("Ref of the initiative to which it belongs.")
        public @Nullable String initiative;

        @Description("Our own internal deadline.")
        public @Nullable Instant internalDueAt;

        @Description("Side whose interest it serves.")
        public @Nullable Beneficiary serves;

        @Description("Ref of the need or goal that it serves (an insight of kind NEED or GOAL).")
        public @Nullable String insight;

        @Description("Whether the account can see its progress.")
        public @Nullable Boolean shared;

        @Description("Exact words that were used.")
        public @Nullable String quote;
    }

    @Description("Progress of a commitment.")
    @Input("ProgressCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ProgressCommitmentInput extends FactInput {
        @Description("Commitment, by id or ref.")
        @Id
        @NonNull
        public String commitment;

        @Description("Progress, 0 to 100.")
        public @Nullable Double percent;

        @Description("Refs of the stakeholders who were informed.")
        public @Nullable List<String> audience;

        @Description("Total cost so far, in the currency of the budget if there is one.")
        public @Nullable MoneyInput cost;
    }

    @Description("New terms of a commitment.")
    @Input("RenegotiateCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RenegotiateCommitmentInput extends FactInput {
        @Description("Commitment, by id or ref.")
        @Id
        @NonNull
        public String commitment;

        @Description("New due time.")
        @NonNull
        public Instant dueAt;

        @Description("Share of the original scope that remains, 0 to 1. Defaults to 1.")
        public @Nullable Double scope;

        @Description("Budget increase as a share of the budget: 0.2 for 20 % more.")
        public @Nullable Double budgetIncrease;

        @Description("Reason.")
        public @Nullable String reason;

        @Description("Ref of the stakeholder who agreed.")
        public @Nullable String agreedBy;

        @Description("Side that wanted the change. Defaults to the side that committed. A wish of the other side or an "
                + "external cause does not count against the side that committed.")
        public @Nullable Attribution attribution;
    }

    @Description("Commitment that was kept.")
    @Input("KeepCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class KeepCommitmentInput extends FactInput {
        @Description("Commitment, by id or ref.")
        @Id
        @NonNull
        public String commitment;

        @Description("Share of the scope that was delivered, 0 to 1. Defaults to 1.")
        public @Nullable Double scope;

        @Description("Total cost, in the currency of the budget if there is one.")
        public @Nullable MoneyInput cost;
    }

    @Description("Commitment that was broken.")
    @Input("BreakCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class BreakCommitmentInput extends FactInput {
        @Description("Commitment, by id or ref.")
        @Id
        @NonNull
        public String commitment;

        @Description("Reason.")
        public @Nullable String reason;

        @Description("Side at fault. Defaults to the side that made the commitment.")
        public @Nullable Attribution attribution;

        @Description("Ref of the need that the product cannot meet (an insight of kind NEED), if that is the cause.")
        public @Nullable String gap;
    }

    @Description("Breach that was forgiven.")
    @Input("ForgiveCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ForgiveCommitmentInput extends FactInput {
        @Description("Commitment, by id or ref.")
        @Id
        @NonNull
        public String commitment;

        @Description("Ref of the stakeholder who forgave it.")
        public @Nullable String forgivenBy;
    }

    @Description("Commitment to withdraw.")
    @Input("WithdrawCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class WithdrawCommitmentInput extends FactInput {
        @Description("Commitment, by id or ref.")
        @Id
        @NonNull
        public String commitment;

        @Description("Reason.")
        public @Nullable String reason;

        @Description("Side at fault. Defaults to the side that made the commitment.")
        public @Nullable Attribution attribution;
    }

    @Description("Commitment that its recipient no longer needs.")
    @Input("ReleaseCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ReleaseCommitmentInput extends FactInput {
        @Description("Commitment, by id or ref.")
        @Id
        @NonNull
        public String commitment;

        @Description("Reason.")
        public @Nullable String reason;

        @Description("Side at fault.")
        public @Nullable Attribution attribution;
    }

    @Description("Declined request: a request on record, given by commitment, or one that is not on record, given by "
            + "account and title.")
    @Input("DeclineCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class DeclineCommitmentInput extends FactInput {
        @Description("Request, by id or ref.")
        @Id
        public @Nullable String commitment;

        @Description("Account, by id or ref. Only if the request is not on record.")
        @Id
        public @Nullable String account;

        @Description("Title of the declined request. Only if the request is not on record.")
        public @Nullable String title;

        @Description("Importance, 0 to 1. Defaults to 0.5.")
        public @Nullable Double importance;

        @Description("Reason.")
        public @Nullable String reason;
    }

    @Description("Commitment to share with the account.")
    @Input("ShareCommitmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ShareCommitmentInput extends FactInput {
        @Description("Commitment, by id or ref.")
        @Id
        @NonNull
        public String commitment;

        @Description("Whether the account can see its progress. Defaults to true.")
        public @Nullable Boolean shared;
    }
}
