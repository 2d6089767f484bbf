package dev.troth.commitment;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.Recorder.Circumstances;
import dev.troth.platform.Attribution;
import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.MoneyInput;
import dev.troth.platform.PageRequest;
import dev.troth.platform.Require;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.UserError;
import dev.troth.stakeholder.StakeholderView;
import dev.troth.stakeholder.Stakeholders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Commitments in the schema. */
@GraphQLApi
public class CommitmentApi {
    private final CommitmentShelf shelf;
    private final Stakeholders stakeholders;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;

    CommitmentApi(
            CommitmentShelf shelf, Stakeholders stakeholders, Accounts accounts, Recorder recorder, Moments moments) {
        this.shelf = shelf;
        this.stakeholders = stakeholders;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
    }

    @Query
    @Description("One commitment, by its id or by your own ref. Null when there is none, or was none at that instant.")
    public @Nullable CommitmentView commitment(
            @Id @Description("Its id.") @Nullable String id,
            @Description("Your own key of it.") @Nullable String ref,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        Require.oneOf(id, ref);
        Moment moment = moments.of(asOf, knownAt);
        return shelf.find(id, ref, moment)
                .map(row -> CommitmentView.alone(row, moment))
                .orElse(null);
    }

    @NonNull
    @Description("Promises of both sides, newest first.")
    public CommitmentConnection commitments(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return new CommitmentConnection(
                shelf.page(account.cohort(), account.uuid(), request), shelf.together(account.cohort(), request));
    }

    @NonNull
    @Description("The account it belongs to.")
    public AccountView account(@Source CommitmentView commitment) {
        Cohort<CommitmentRow> cohort = commitment.cohort();
        Map<UUID, AccountView> all = cohort.once("accounts", () -> accounts.byIds(accountsOf(cohort), cohort.moment()));
        return Objects.requireNonNull(all.get(commitment.accountUuid()));
    }

    @NonNull
    @Description("The stakeholders it was made to.")
    public List<@NonNull StakeholderView> madeTo(@Source CommitmentView commitment) {
        Cohort<CommitmentRow> cohort = commitment.cohort();
        Map<String, StakeholderView> all = cohort.once("madeTo", () -> {
            Set<String> refs = cohort.members().stream()
                    .flatMap(row -> row.madeTo.stream())
                    .collect(Collectors.toSet());
            return stakeholders.byRefs(accountsOf(cohort), refs, cohort.moment());
        });
        return commitment.madeToRefs().stream()
                .filter(all::containsKey)
                .map(ref -> Objects.requireNonNull(all.get(ref)))
                .toList();
    }

    private static Set<UUID> accountsOf(Cohort<? extends RowOfAccount> cohort) {
        return cohort.members().stream().map(row -> row.accountId).collect(Collectors.toSet());
    }

    @Mutation
    @NonNull
    @Description(
            "They asked for something. Answer it with makeCommitment under the same ref, or with declineCommitment.")
    public RequestCommitmentPayload requestCommitment(@NonNull RequestCommitmentInput input) {
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
    public MakeCommitmentPayload makeCommitment(@NonNull MakeCommitmentInput input) {
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
    public ProgressCommitmentPayload progressCommitment(@NonNull ProgressCommitmentInput input) {
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
    public RenegotiateCommitmentPayload renegotiateCommitment(@NonNull RenegotiateCommitmentInput input) {
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
    public KeepCommitmentPayload keepCommitment(@NonNull KeepCommitmentInput input) {
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
    public BreakCommitmentPayload breakCommitment(@NonNull BreakCommitmentInput input) {
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
    public WithdrawCommitmentPayload withdrawCommitment(@NonNull WithdrawCommitmentInput input) {
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
    public ReleaseCommitmentPayload releaseCommitment(@NonNull ReleaseCommitmentInput input) {
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
    public DeclineCommitmentPayload declineCommitment(@NonNull DeclineCommitmentInput input) {
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

    @Description("A request of theirs.")
    @Input("RequestCommitmentInput")
    public record RequestCommitmentInput(
            @Description("The account: its id, or your own ref of it.") @Id @NonNull
            String account,

            @Description("What they asked for.") @NonNull String title,

            @Description("0 to 1; 0.5 when absent.") @Nullable
            Double importance,

            @Description("Ref of the stakeholder who asked.") @Nullable
            String requestedBy,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record RequestCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("A promise.")
    @Input("MakeCommitmentInput")
    public record MakeCommitmentInput(
            @Description("The account: its id, or your own ref of it.") @Id @NonNull
            String account,

            @Description("What is promised.") @NonNull String title,
            @Description("By when, to the second.") @NonNull Instant dueAt,

            @Description("Who promises; us when absent.") @Nullable
            Side side,

            @Description("Ref of the member who promises.") @Nullable
            String madeBy,

            @Description("Refs of the stakeholders it is made to; it is booked for the first.") @Nullable
            List<String> madeTo,

            @Description("0 to 1; 0.5 when absent.") @Nullable
            Double importance,

            @Description("When they really need it.") @Nullable
            Instant neededBy,

            @Description("What it may cost.") @Nullable MoneyInput budget,

            @Description("Refs of the stakeholders to be kept in the loop.") @Nullable
            List<String> audience,

            @Description("When they asked for it.") @Nullable
            Instant requestedAt,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record MakeCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("Progress of a promise.")
    @Input("ProgressCommitmentInput")
    public record ProgressCommitmentInput(
            @Description("The commitment: its id, or your own ref of it.") @Id @NonNull
            String commitment,

            @Description("How far it is, 0 to 100.") @Nullable
            Double percent,

            @Description("Refs of the stakeholders who were told.") @Nullable
            List<String> audience,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record ProgressCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("Other terms of a promise.")
    @Input("RenegotiateCommitmentInput")
    public record RenegotiateCommitmentInput(
            @Description("The commitment: its id, or your own ref of it.") @Id @NonNull
            String commitment,

            @Description("The new date.") @NonNull Instant dueAt,

            @Description("How much of what was promised remains, 0 to 1; all when absent.") @Nullable
            Double scope,

            @Description("As a share of the budget: 0.2 for a fifth more.") @Nullable
            Double budgetIncrease,

            @Description("Why.") @Nullable String reason,

            @Description("Ref of the stakeholder who agreed.") @Nullable
            String agreedBy,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record RenegotiateCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("A promise that was kept.")
    @Input("KeepCommitmentInput")
    public record KeepCommitmentInput(
            @Description("The commitment: its id, or your own ref of it.") @Id @NonNull
            String commitment,

            @Description("How much of it was delivered, 0 to 1; all when absent.") @Nullable
            Double scope,

            @Description("What it cost.") @Nullable MoneyInput cost,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record KeepCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("A promise that was broken.")
    @Input("BreakCommitmentInput")
    public record BreakCommitmentInput(
            @Description("The commitment: its id, or your own ref of it.") @Id @NonNull
            String commitment,

            @Description("Why.") @Nullable String reason,

            @Description("Whose doing it is; the promising side's when absent.") @Nullable
            Attribution attribution,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record BreakCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("A promise that is taken back.")
    @Input("WithdrawCommitmentInput")
    public record WithdrawCommitmentInput(
            @Description("The commitment: its id, or your own ref of it.") @Id @NonNull
            String commitment,

            @Description("Why.") @Nullable String reason,

            @Description("Whose doing it is; the promising side's when absent.") @Nullable
            Attribution attribution,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record WithdrawCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("A promise that is no longer wanted.")
    @Input("ReleaseCommitmentInput")
    public record ReleaseCommitmentInput(
            @Description("The commitment: its id, or your own ref of it.") @Id @NonNull
            String commitment,

            @Description("Why.") @Nullable String reason,
            @Description("Whose doing it is.") @Nullable Attribution attribution,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record ReleaseCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("A no: to a request, named by its commitment, or on the spot, with account and title.")
    @Input("DeclineCommitmentInput")
    public record DeclineCommitmentInput(
            @Description("The request: its id, or your own ref of it.") @Id @Nullable
            String commitment,

            @Description("The account, when there was no request: its id, or your own ref of it.") @Id @Nullable
            String account,

            @Description("What was declined, when there was no request.") @Nullable
            String title,

            @Description("0 to 1; 0.5 when absent.") @Nullable
            Double importance,

            @Description("Why.") @Nullable String reason,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record DeclineCommitmentPayload(
            @Description("The commitment as it is now; null when there are errors.") @Nullable
            CommitmentView commitment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}
}
