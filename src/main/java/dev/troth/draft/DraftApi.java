package dev.troth.draft;

import dev.troth.issue.IssueView;
import dev.troth.issue.Issues;
import dev.troth.platform.Moments;
import dev.troth.platform.Require;
import dev.troth.platform.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Drafts in the schema. */
@GraphQLApi
public class DraftApi {
    private final Issues issues;
    private final Moments moments;

    DraftApi(Issues issues, Moments moments) {
        this.issues = issues;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description(
            "Looks at a text before it is sent: is it clear, does its urgency fit, how does it sound, does it have to "
                    + "wait? Nothing is kept.")
    public DraftCheck checkDraft(@NonNull DraftInput input) {
        Require.text("text", input.text());
        return DraftCheck.of(
                new Draft(input.text(), input.owner(), input.dueAt(), input.urgency(), input.agreed(), reply(input)),
                moments.now().asOf());
    }

    @NonNull
    @Description("How the last reply sounds; empty while there is none.")
    public List<@NonNull Tone> replyTone(@Source IssueView issue) {
        String text = issue.getReplyText();
        return text == null ? List.of() : List.copyOf(Tone.of(text));
    }

    @Description(
            "How much of what had been agreed to be sent is missing in what was, 0 to 1; null when nothing had been.")
    public @Nullable Double replyDeviation(@Source IssueView issue) {
        String agreed = issue.getReplyAgreed();
        String text = issue.getReplyText();
        return agreed == null || text == null ? null : Double.valueOf(DraftCheck.deviation(agreed, text));
    }

    private Draft.@Nullable Reply reply(DraftInput input) {
        if (input.issue() == null) {
            return null;
        }
        Issues.Known issue = issues.known(input.issue(), moments.now());
        return new Draft.Reply(
                issue.ref(),
                issue.heated(),
                issue.heldUntil(),
                input.mainIssue() == null ? issue.mainIssue() : input.mainIssue(),
                Objects.requireNonNullElse(input.options(), List.of()));
    }

    @Description("A text about to be sent.")
    @Input("DraftInput")
    public record DraftInput(
            @Description("The text.") @NonNull String text,

            @Description("Who is to do what is asked; read from the text when absent.") @Nullable
            String owner,

            @Description("Until when; read from the text when absent.") @Nullable
            Instant dueAt,

            @Description("How urgent it is.") @Nullable Urgency urgency,

            @Description("What had been agreed to be sent, to be compared with it.") @Nullable
            String agreed,

            @Description("The issue it replies to: its id, or your own ref of it.") @Id @Nullable
            String issue,

            @Description("Exactly what the main issue is; as known already when absent.") @Nullable
            String mainIssue,

            @Description("What they may choose from.") @Nullable
            List<String> options) {}
}
