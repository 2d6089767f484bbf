package dev.troth.issue;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.Recorder.Circumstances;
import dev.troth.platform.Attribution;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.PageRequest;
import dev.troth.platform.UserError;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Issues in the schema. */
@GraphQLApi
public class IssueApi {
    private final IssueShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;

    IssueApi(IssueShelf shelf, Accounts accounts, Recorder recorder, Moments moments) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
    }

    @NonNull
    @Description("Complaints, disputes and incidents, newest first.")
    public IssueConnection issues(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return new IssueConnection(
                shelf.page(account.cohort(), account.uuid(), request), shelf.together(account.cohort(), request));
    }

    @Mutation
    @NonNull
    @Description("Something is wrong, and somebody said so.")
    public RaiseIssuePayload raiseIssue(@NonNull RaiseIssueInput input) {
        return recorder.record(
                accounts.refOf(input.account()),
                input.circumstances(),
                () -> new IssueFact.Raised(
                        input.severity(),
                        input.heated(),
                        input.kind(),
                        input.mainIssue(),
                        input.raisedBy(),
                        input.attribution()),
                fact -> new RaiseIssuePayload(after(fact), List.of()),
                errors -> new RaiseIssuePayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("Tells them that we know. When they are fired up, wait half an hour.")
    public AcknowledgeIssuePayload acknowledgeIssue(@NonNull AcknowledgeIssueInput input) {
        String issue = shelf.refOf(input.issue());
        return recorder.record(
                shelf.accountRefOf(issue),
                input.circumstances(),
                () -> new IssueFact.Acknowledged(issue),
                fact -> new AcknowledgeIssuePayload(after(fact), List.of()),
                errors -> new AcknowledgeIssuePayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("An issue is resolved. The sooner, the less is remembered.")
    public ResolveIssuePayload resolveIssue(@NonNull ResolveIssueInput input) {
        String issue = shelf.refOf(input.issue());
        return recorder.record(
                shelf.accountRefOf(issue),
                input.circumstances(),
                () -> new IssueFact.Resolved(issue, input.options()),
                fact -> new ResolveIssuePayload(after(fact), List.of()),
                errors -> new ResolveIssuePayload(null, errors));
    }

    private @Nullable IssueView after(Fact fact) {
        Moment now = moments.now();
        return shelf.find(null, fact.subjectRef(), now)
                .map(row -> IssueView.alone(row, now))
                .orElse(null);
    }

    @Description("An issue.")
    @Input("RaiseIssueInput")
    public record RaiseIssueInput(
            @Description("The account: its id, or your own ref of it.") @Id @NonNull
            String account,

            @Description("How bad it is, 0 to 1.") double severity,

            @Description("Whether they are fired up.") @Nullable
            Boolean heated,

            @Description("What kind of trouble it is; complaint when absent.") @Nullable
            IssueKind kind,

            @Description("Exactly what the main issue is.") @Nullable
            String mainIssue,

            @Description("Ref of the stakeholder who raised it.") @Nullable
            String raisedBy,

            @Description("Whose doing it is; ours when absent.") @Nullable
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
    public record RaiseIssuePayload(
            @Description("The issue as it is now; null when there are errors.") @Nullable
            IssueView issue,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("An issue that is answered.")
    @Input("AcknowledgeIssueInput")
    public record AcknowledgeIssueInput(
            @Description("The issue: its id, or your own ref of it.") @Id @NonNull
            String issue,

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
    public record AcknowledgeIssuePayload(
            @Description("The issue as it is now; null when there are errors.") @Nullable
            IssueView issue,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("An issue that is resolved.")
    @Input("ResolveIssueInput")
    public record ResolveIssueInput(
            @Description("The issue: its id, or your own ref of it.") @Id @NonNull
            String issue,

            @Description("What was offered.") @Nullable List<String> options,

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
    public record ResolveIssuePayload(
            @Description("The issue as it is now; null when there are errors.") @Nullable
            IssueView issue,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}
}
