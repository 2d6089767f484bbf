package dev.troth.issue;

import dev.troth.ledger.TypedFact;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Reply to an issue as returned by the API. */
@Description("Reply to an issue. Every reply is kept.")
public record IssueReply(
        @Description("Caller's own key of the reply.") @NonNull
        String ref,

        @Description("Time at which it was sent.") @NonNull Instant occurredAt,

        @Description("Text.") @NonNull String text,

        @Description("Text that had been agreed. Null if there is none.") @Nullable
        String agreed,

        @Description("Exact main issue that it names. Null if it names none.") @Nullable
        String mainIssue,

        @Description("Options offered to the account.") @NonNull
        List<@NonNull String> options,

        @Description("Reason why it could not wait. Null if none was given.") @Nullable
        String overrideReason,

        @Description("Whether it was sent within half an hour after a heated message.")
        boolean hasty,

        @Description("Ref of the member who reported it. Null if unknown.") @Nullable
        String reportedBy) {

    static IssueReply of(TypedFact<IssueFact.Replied> reply, Issue issue) {
        IssueFact.Replied said = reply.body();
        return new IssueReply(
                reply.ref(),
                reply.at(),
                said.text(),
                said.agreed(),
                said.mainIssue(),
                said.optionsOrNone(),
                said.overrideReason(),
                reply.at().isBefore(issue.heldUntil()),
                reply.fact().by());
    }
}
