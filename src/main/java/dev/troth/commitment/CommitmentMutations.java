package dev.troth.commitment;

import dev.troth.account.Accounts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.MoneyInput;
import dev.troth.platform.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Commitments in the schema: what can be said of them. The inputs are in {@link CommitmentInputs}. */
@GraphQLApi
public class CommitmentMutations {
    private final CommitmentShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;

    CommitmentMutations(CommitmentShelf shelf, Accounts accounts, Recorder recorder, Moments moments) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
    }

    @Mutation
    @NonNull
    @Description(
            "They asked for something. Answer it with makeCommitment under the same ref, or with declineCommitment.")
    public RequestCommitmentPayload requestCommitment(@NonNull CommitmentInputs.RequestCommitmentInput input) {
        return recorder.record(
                accounts.refOf(input.account()),
                input.circumstances(),
                () -> new CommitmentFact.Requested(input.title(), input.importance(), input.requestedBy()),
                fact -> new RequestCommitmentPayload(after(fact), List.of()),
                errors -> new RequestCommitmentPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description(
            "Makes a promise, of ours or of theirs. The ref becomes the key of the commitment; under the ref of a request it answers the request.")
    public MakeCommitmentPayload makeCommitment(@NonNull CommitmentInputs.MakeCommitmentInput input) {
        return recorder.record(
                accounts.refOf(input.account()),
                input.circumstances(),
                () -> new CommitmentFact.Made(
                        input.title(),
                        input.dueAt(),
                        input.side(),
                        input.madeBy(),
                        input.madeTo(),
                        input.importance(),
                        input.neededBy(),
                        MoneyInput.money("budget", input.budget()),
                        input.audience(),
                        input.requestedAt(),
                        null,
                        null),
                fact -> new MakeCommitmentPayload(after(fact), List.of()),
                errors -> new MakeCommitmentPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("Tells them how far a promise is.")
    public ProgressCommitmentPayload progressCommitment(@NonNull CommitmentInputs.ProgressCommitmentInput input) {
        String commitment = shelf.refOf(input.commitment());
        return recorder.record(
                shelf.accountRefOf(commitment),
                input.circumstances(),
                () -> new CommitmentFact.Progressed(commitment, input.percent(), input.audience()),
                fact -> new ProgressCommitmentPayload(after(fact), List.of()),
                errors -> new ProgressCommitmentPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("Agrees on other terms. Before the date and early, it costs next to nothing.")
    public RenegotiateCommitmentPayload renegotiateCommitment(
            @NonNull CommitmentInputs.RenegotiateCommitmentInput input) {
        String commitment = shelf.refOf(input.commitment());
        return recorder.record(
                shelf.accountRefOf(commitment),
                input.circumstances(),
                () -> new CommitmentFact.Renegotiated(
                        commitment,
                        input.dueAt(),
                        input.scope(),
                        input.budgetIncrease(),
                        input.reason(),
                        input.agreedBy()),
                fact -> new RenegotiateCommitmentPayload(after(fact), List.of()),
                errors -> new RenegotiateCommitmentPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("A promise was kept.")
    public KeepCommitmentPayload keepCommitment(@NonNull CommitmentInputs.KeepCommitmentInput input) {
        String commitment = shelf.refOf(input.commitment());
        return recorder.record(
                shelf.accountRefOf(commitment),
                input.circumstances(),
                () -> new CommitmentFact.Kept(commitment, input.scope(), MoneyInput.money("cost", input.cost())),
                fact -> new KeepCommitmentPayload(after(fact), List.of()),
                errors -> new KeepCommitmentPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("A promise was broken.")
    public BreakCommitmentPayload breakCommitment(@NonNull CommitmentInputs.BreakCommitmentInput input) {
        String commitment = shelf.refOf(input.commitment());
        return recorder.record(
                shelf.accountRefOf(commitment),
                input.circumstances(),
                () -> new CommitmentFact.Broken(commitment, input.reason(), input.attribution()),
                fact -> new BreakCommitmentPayload(after(fact), List.of()),
                errors -> new BreakCommitmentPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("Takes a promise back. Early is better than late, and better than breaking it.")
    public WithdrawCommitmentPayload withdrawCommitment(@NonNull CommitmentInputs.WithdrawCommitmentInput input) {
        String commitment = shelf.refOf(input.commitment());
        return recorder.record(
                shelf.accountRefOf(commitment),
                input.circumstances(),
                () -> new CommitmentFact.Withdrawn(commitment, input.reason(), input.attribution()),
                fact -> new WithdrawCommitmentPayload(after(fact), List.of()),
                errors -> new WithdrawCommitmentPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("The side that was to receive it lets go of it. Nobody is the worse for it.")
    public ReleaseCommitmentPayload releaseCommitment(@NonNull CommitmentInputs.ReleaseCommitmentInput input) {
        String commitment = shelf.refOf(input.commitment());
        return recorder.record(
                shelf.accountRefOf(commitment),
                input.circumstances(),
                () -> new CommitmentFact.Released(commitment, input.reason(), input.attribution()),
                fact -> new ReleaseCommitmentPayload(after(fact), List.of()),
                errors -> new ReleaseCommitmentPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("Says no: to a request, or on the spot. An early no costs nothing and earns a little.")
    public DeclineCommitmentPayload declineCommitment(@NonNull CommitmentInputs.DeclineCommitmentInput input) {
        String commitment = input.commitment() == null ? null : shelf.refOf(input.commitment());
        return recorder.record(
                input.account() != null
                        ? accounts.refOf(input.account())
                        : commitment == null ? null : shelf.accountRefOf(commitment),
                input.circumstances(),
                () -> new CommitmentFact.Declined(commitment, input.title(), input.importance(), input.reason()),
                fact -> new DeclineCommitmentPayload(after(fact), List.of()),
                errors -> new DeclineCommitmentPayload(null, errors));
    }

    private @Nullable CommitmentView after(Fact fact) {
        Moment now = moments.now();
        return shelf.find(null, fact.subjectRef(), now)
                .map(row -> CommitmentView.alone(row, now))
                .orElse(null);
    }

    @Description("What became of it.")
    public record RequestCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("What became of it.")
    public record MakeCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("What became of it.")
    public record ProgressCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("What became of it.")
    public record RenegotiateCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("What became of it.")
    public record KeepCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("What became of it.")
    public record BreakCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("What became of it.")
    public record WithdrawCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("What became of it.")
    public record ReleaseCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("What became of it.")
    public record DeclineCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}
}
