package dev.troth.commitment;

import dev.troth.account.Accounts;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.MoneyInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Commitments in the schema: what can be said of them. The inputs are in {@link CommitmentInputs}. */
@GraphQLApi
public class CommitmentMutations {
    private final CommitmentShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;

    CommitmentMutations(CommitmentShelf shelf, Accounts accounts, Recorder recorder) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
    }

    @Mutation
    @NonNull
    @Description(
            "They asked for something. Answer it with makeCommitment under the same ref, or with declineCommitment.")
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
    @Description(
            "Makes a promise, of ours or of theirs. The ref becomes the key of the commitment; under the ref of a request it answers the request.")
    public CommitmentPayload makeCommitment(@NonNull CommitmentInputs.MakeCommitmentInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new CommitmentFact.Made(
                        input.title,
                        input.dueAt,
                        input.side,
                        input.madeBy,
                        input.madeTo,
                        input.importance,
                        input.neededBy,
                        MoneyInput.money("budget", input.budget),
                        input.audience,
                        input.requestedAt,
                        input.touchpoint,
                        input.initiative,
                        input.internalDueAt,
                        input.serves,
                        input.insight,
                        input.shared,
                        input.quote)));
    }

    @Mutation
    @NonNull
    @Description("Tells them how far a promise is.")
    public CommitmentPayload progressCommitment(@NonNull CommitmentInputs.ProgressCommitmentInput input) {
        return payload(shelf.record(
                input,
                input.commitment,
                commitment -> new CommitmentFact.Progressed(
                        commitment, input.percent, input.audience, MoneyInput.money("cost", input.cost))));
    }

    @Mutation
    @NonNull
    @Description("Agrees on other terms. Before the date and early, it costs next to nothing.")
    public CommitmentPayload renegotiateCommitment(@NonNull CommitmentInputs.RenegotiateCommitmentInput input) {
        return payload(shelf.record(
                input,
                input.commitment,
                commitment -> new CommitmentFact.Renegotiated(
                        commitment, input.dueAt, input.scope, input.budgetIncrease, input.reason, input.agreedBy)));
    }

    @Mutation
    @NonNull
    @Description("A promise was kept.")
    public CommitmentPayload keepCommitment(@NonNull CommitmentInputs.KeepCommitmentInput input) {
        return payload(shelf.record(
                input,
                input.commitment,
                commitment -> new CommitmentFact.Kept(commitment, input.scope, MoneyInput.money("cost", input.cost))));
    }

    @Mutation
    @NonNull
    @Description("A promise was broken.")
    public CommitmentPayload breakCommitment(@NonNull CommitmentInputs.BreakCommitmentInput input) {
        return payload(shelf.record(
                input,
                input.commitment,
                commitment -> new CommitmentFact.Broken(commitment, input.reason, input.attribution, input.gap)));
    }

    @Mutation
    @NonNull
    @Description("They said that it is forgiven. No number moves by it: only kept promises win trust back.")
    public CommitmentPayload forgiveCommitment(@NonNull CommitmentInputs.ForgiveCommitmentInput input) {
        return payload(shelf.record(
                input, input.commitment, commitment -> new CommitmentFact.Forgiven(commitment, input.forgivenBy)));
    }

    @Mutation
    @NonNull
    @Description("Takes a promise back. Early is better than late, and better than breaking it.")
    public CommitmentPayload withdrawCommitment(@NonNull CommitmentInputs.WithdrawCommitmentInput input) {
        return payload(shelf.record(
                input,
                input.commitment,
                commitment -> new CommitmentFact.Withdrawn(commitment, input.reason, input.attribution)));
    }

    @Mutation
    @NonNull
    @Description("The side that was to receive it lets go of it. Nobody is the worse for it.")
    public CommitmentPayload releaseCommitment(@NonNull CommitmentInputs.ReleaseCommitmentInput input) {
        return payload(shelf.record(
                input,
                input.commitment,
                commitment -> new CommitmentFact.Released(commitment, input.reason, input.attribution)));
    }

    @Mutation
    @NonNull
    @Description("Says no: to a request, or on the spot. An early no costs nothing and earns a little.")
    public CommitmentPayload declineCommitment(@NonNull CommitmentInputs.DeclineCommitmentInput input) {
        String commitment = input.commitment == null ? null : shelf.refOf(input.commitment);
        return payload(recorder.record(
                input,
                input.account != null
                        ? accounts.refOf(input.account)
                        : commitment == null ? null : shelf.accountRefOf(commitment),
                () -> new CommitmentFact.Declined(commitment, input.title, input.importance, input.reason)));
    }

    private CommitmentPayload payload(Recorded recorded) {
        return new CommitmentPayload(recorded, shelf.recorded(recorded));
    }
}
