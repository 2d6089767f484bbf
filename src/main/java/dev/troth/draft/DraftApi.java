package dev.troth.draft;

import dev.troth.issue.IssueLookup;
import dev.troth.issue.IssueMetrics;
import dev.troth.issue.IssueReply;
import dev.troth.issue.IssueView;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.Statistics;
import dev.troth.platform.common.Urgency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private final IssueLookup issues;
    private final AsOfResolver asOfResolver;

    DraftApi(IssueLookup issues, AsOfResolver asOfResolver) {
        this.issues = issues;
        this.asOfResolver = asOfResolver;
    }

    @Query
    @NonNull
    @Description(
            "Checks a text before it is sent, in English or German: whether it has to wait, and advice on tone, ask,"
                    + " owner, date and urgency. Nothing is stored.")
    public DraftCheck checkDraft(@NonNull DraftInput input) {
        Require.text("text", input.text());
        return DraftCheck.of(
                new MessageDraft(
                        input.text(),
                        input.owner(),
                        input.dueAt(),
                        input.urgency(),
                        zone(input.timeZone()),
                        input.agreed(),
                        reply(input)),
                asOfResolver.now().asOf());
    }

    @NonNull
    @Description("Tones of the last reply. Empty if there is none, or if its language is neither English nor German.")
    public List<@NonNull Tone> replyTone(@Source IssueView issue) {
        String text = issue.getReplyText();
        return text == null ? List.of() : List.copyOf(Tone.of(text));
    }

    @Description(
            "Share of the agreed words, numbers and dates that are missing or denied in the reply that was sent, 0 to"
                    + " 1. Null if no text was agreed, or if its language is neither English nor German.")
    public @Nullable Double replyDeviation(@Source IssueView issue) {
        String agreed = issue.getReplyAgreed();
        String text = issue.getReplyText();
        return agreed == null || text == null ? null : DraftCheck.deviation(agreed, text);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    "timeZone", "timeZone is \"%s\", which is not an IANA time zone. Maybe \"Europe/Berlin\"?", name);
        }
    }

    @NonNull
    @Description("Tones of the reply.")
    public List<@NonNull Tone> tones(@Source IssueReply reply) {
        return List.copyOf(Tone.of(reply.text()));
    }

    @Description(
            "Share of the agreed words, numbers and dates that are missing or denied in the reply, 0 to 1. Null if no "
                    + "text was agreed, or if its language is neither English nor German.")
    public @Nullable Double deviation(@Source IssueReply reply) {
        return reply.agreed() == null ? null : DraftCheck.deviation(reply.agreed(), reply.text());
    }

    @Description("Share of all replies to issues that are positive and have no other tone, 0 to 1. Null if there are "
            + "none.")
    public @Nullable Double positiveReplyShare(@Source IssueMetrics metrics) {
        long positive = metrics.replyTexts().stream()
                .filter(text -> Set.of(Tone.POSITIVE).equals(Set.copyOf(Tone.of(text))))
                .count();
        return Statistics.share(positive, metrics.replyTexts().size());
    }

    private MessageDraft.@Nullable Reply reply(DraftInput input) {
        if (input.issue() == null) {
            return null;
        }
        IssueLookup.Known issue = issues.known(input.issue(), asOfResolver.now());
        return new MessageDraft.Reply(
                issue.ref(),
                issue.heated(),
                issue.heldUntil(),
                input.mainIssue() == null ? issue.mainIssue() : input.mainIssue(),
                Objects.requireNonNullElse(input.options(), List.of()));
    }

    @Description("Text to check.")
    @Input("DraftInput")
    public record DraftInput(
            @Description("Text.") @NonNull String text,

            @Description("Name of the person who is asked to act. Defaults to a name found in the text.") @Nullable
            String owner,

            @Description("Due time. Defaults to a date found in the text.") @Nullable
            Instant dueAt,

            @Description("Urgency.") @Nullable Urgency urgency,

            @Description("Time zone of the dates in the text, such as Europe/Berlin. Defaults to UTC.") @Nullable
            String timeZone,

            @Description("Text that had been agreed, to compare the draft with.") @Nullable
            String agreed,

            @Description("Issue to which the text replies, by id or ref.") @Id @Nullable
            String issue,

            @Description("Exact main issue. Defaults to the main issue on record.") @Nullable
            String mainIssue,

            @Description("Options offered to the account.") @Nullable
            List<String> options) {}
}
