package dev.troth.commitment;

import dev.troth.account.AccountLookup;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.MoneyInput;
import dev.troth.platform.common.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Mutations of commitments in the schema. Their inputs are in {@link CommitmentInputs}. */
@GraphQLApi
public class CommitmentMutations {
    private final EntityRepository<Commitment, CommitmentRow, CommitmentView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;

    CommitmentMutations(
            EntityRepository<Commitment, CommitmentRow, CommitmentView> repository,
            AccountLookup accounts,
            Recorder recorder) {
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
    }

    @Mutation
    @NonNull
    @Description("Records a request of the account. Answer it with makeCommitment and the same ref, or with "
            + "declineCommitment.")
    public CommitmentPayload requestCommitment(@NonNull CommitmentInputs.RequestCommitmentInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new CommitmentFact.Requested(
                        input.title,
                        input.importance,
                        input.requestedBy,
                        input.neededBy,
                        input.over,
                        MoneyInput.money("atStake", input.atStake))));
    }

    @Mutation
    @NonNull
    @Description("Records a commitment of either side. The ref becomes the key of the commitment; with the ref of a "
            + "request, it answers the request.")
    public CommitmentPayload makeCommitment(@NonNull CommitmentInputs.MakeCommitmentInput input) {
        return payload(recorder.record(input, accounts.refOf(input.account), CommitmentFact.Made.class));
    }

    @Mutation
    @NonNull
    @Description("Records a progress update on a commitment.")
    public CommitmentPayload progressCommitment(@NonNull CommitmentInputs.ProgressCommitmentInput input) {
        return payload(repository.record(input, input.commitment, CommitmentFact.Progressed.class));
    }

    @Mutation
    @NonNull
    @Description("Records new terms. Renegotiating well before the due time costs almost nothing.")
    public CommitmentPayload renegotiateCommitment(@NonNull CommitmentInputs.RenegotiateCommitmentInput input) {
        return payload(repository.record(input, input.commitment, CommitmentFact.Renegotiated.class));
    }

    @Mutation
    @NonNull
    @Description("Records that a commitment was kept.")
    public CommitmentPayload keepCommitment(@NonNull CommitmentInputs.KeepCommitmentInput input) {
        return payload(repository.record(input, input.commitment, CommitmentFact.Kept.class));
    }

    @Mutation
    @NonNull
    @Description("Records that a commitment was broken.")
    public CommitmentPayload breakCommitment(@NonNull CommitmentInputs.BreakCommitmentInput input) {
        return payload(repository.record(input, input.commitment, CommitmentFact.Broken.class));
    }

    @Mutation
    @NonNull
    @Description("Records that the account forgave a breach. Does not change any score: only kept commitments restore "
            + "trust.")
    public CommitmentPayload forgiveCommitment(@NonNull CommitmentInputs.ForgiveCommitmentInput input) {
        return payload(repository.record(input, input.commitment, CommitmentFact.Forgiven.class));
    }

    @Mutation
    @NonNull
    @Description("Records that the account can see the progress of the commitment, or no longer can.")
    public CommitmentPayload shareCommitment(@NonNull CommitmentInputs.ShareCommitmentInput input) {
        return payload(repository.record(input, input.commitment, CommitmentFact.Shared.class));
    }

    @Mutation
    @NonNull
    @Description("Withdraws a commitment. Early is better than late, and better than breaking it.")
    public CommitmentPayload withdrawCommitment(@NonNull CommitmentInputs.WithdrawCommitmentInput input) {
        return payload(repository.record(input, input.commitment, CommitmentFact.Withdrawn.class));
    }

    @Mutation
    @NonNull
    @Description("Records that the recipient released the other side from a commitment. No side is penalised.")
    public CommitmentPayload releaseCommitment(@NonNull CommitmentInputs.ReleaseCommitmentInput input) {
        return payload(repository.record(input, input.commitment, CommitmentFact.Released.class));
    }

    @Mutation
    @NonNull
    @Description("Declines a request. An early refusal costs nothing and earns a little.")
    public CommitmentPayload declineCommitment(@NonNull CommitmentInputs.DeclineCommitmentInput input) {
        String commitment = input.commitment == null ? null : repository.refOf(input.commitment);
        return payload(recorder.record(
                input,
                input.account != null
                        ? accounts.refOf(input.account)
                        : commitment == null ? null : repository.accountRefOf(commitment),
                () -> new CommitmentFact.Declined(commitment, input.title, input.importance, input.reason)));
    }

    private CommitmentPayload payload(RecordResult recorded) {
        return new CommitmentPayload(recorded, repository.recorded(recorded));
    }

    @Description("Result of a mutation of a commitment.")
    public static final class CommitmentPayload extends FactPayload implements MutationPayload {
        private final @Nullable CommitmentView commitment;

        CommitmentPayload(RecordResult recorded, @Nullable CommitmentView commitment) {
            super(recorded);
            this.commitment = commitment;
        }

        @Description("Commitment in its new state. Null if there are errors.")
        public @Nullable CommitmentView getCommitment() {
            return commitment;
        }
    }
}
