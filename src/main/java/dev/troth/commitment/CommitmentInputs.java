package dev.troth.commitment;

import dev.troth.ledger.Recorder.Circumstances;
import dev.troth.platform.Attribution;
import dev.troth.platform.MoneyInput;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about commitments, one record a mutation. */
public final class CommitmentInputs {
    private CommitmentInputs() {}

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

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
        Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }
}
