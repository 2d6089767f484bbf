package dev.troth.issue;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Attribution;
import dev.troth.platform.Moments;
import java.time.Instant;
import java.util.List;
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

/** Issues in the schema. */
@GraphQLApi
public class IssueApi {
    private final IssueShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;
    private final AccountFacts facts;

    IssueApi(IssueShelf shelf, Accounts accounts, Recorder recorder, Moments moments, AccountFacts facts) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
        this.facts = facts;
    }

    @Query
    @NonNull
    @Description("Issues of all accounts, newest first.")
    public IssueConnection issues(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new IssueConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Complaints, disputes and incidents, newest first.")
    public IssueConnection issues(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new IssueConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("How we deal with what goes wrong.")
    public IssueMetrics issueMetrics(@Source AccountView account) {
        return IssueMetrics.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Something is wrong, and somebody said so.")
    public IssuePayload raiseIssue(@NonNull RaiseIssueInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new IssueFact.Raised(
                        input.severity, input.heated, input.kind, input.mainIssue, input.raisedBy, input.attribution)));
    }

    @Mutation
    @NonNull
    @Description("Tells them that we know. When they are angry, wait half an hour.")
    public IssuePayload acknowledgeIssue(@NonNull AcknowledgeIssueInput input) {
        return payload(shelf.record(input, input.issue, issue -> new IssueFact.Acknowledged(issue)));
    }

    @Mutation
    @NonNull
    @Description(
            "Sends them an answer in words. When they are angry it waits half an hour, names the main issue and "
                    + "offers at least two options; meanwhile the clock of the fix runs. Try the words with checkDraft first.")
    public IssuePayload replyToIssue(@NonNull ReplyToIssueInput input) {
        return payload(shelf.record(
                input,
                input.issue,
                issue -> new IssueFact.Replied(
                        issue, input.text, input.agreed, input.mainIssue, input.options, input.overrideReason)));
    }

    @Mutation
    @NonNull
    @Description("An issue is resolved. The sooner, the less is remembered.")
    public IssuePayload resolveIssue(@NonNull ResolveIssueInput input) {
        return payload(shelf.record(input, input.issue, issue -> new IssueFact.Resolved(issue, input.options)));
    }

    private IssuePayload payload(Recorded recorded) {
        return new IssuePayload(recorded, shelf.recorded(recorded));
    }

    @Description("An issue.")
    @Input("RaiseIssueInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RaiseIssueInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("How bad it is, 0 to 1.")
        public double severity;

        @Description("Whether they are angry.")
        public @Nullable Boolean heated;

        @Description("What kind of trouble it is; complaint when absent.")
        public @Nullable IssueKind kind;

        @Description("Exactly what the main issue is.")
        public @Nullable String mainIssue;

        @Description("Ref of the stakeholder who raised it.")
        public @Nullable String raisedBy;

        @Description("Whose doing it is; ours when absent.")
        public @Nullable Attribution attribution;
    }

    @Description("An issue that is answered.")
    @Input("AcknowledgeIssueInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class AcknowledgeIssueInput extends FactInput {
        @Description("The issue: its id, or your own ref of it.")
        @Id
        @NonNull
        public String issue;
    }

    @Description("An answer in words.")
    @Input("ReplyToIssueInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ReplyToIssueInput extends FactInput {
        @Description("The issue: its id, or your own ref of it.")
        @Id
        @NonNull
        public String issue;

        @Description("What is sent.")
        @NonNull
        public String text;

        @Description("What had been agreed to be sent, to be compared with it.")
        public @Nullable String agreed;

        @Description("Exactly what the main issue is; as known already when absent.")
        public @Nullable String mainIssue;

        @Description("What they may choose from; at least two when they are angry.")
        public @Nullable List<String> options;

        @Description("Why it cannot wait for half an hour.")
        public @Nullable String overrideReason;
    }

    @Description("An issue that is resolved.")
    @Input("ResolveIssueInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ResolveIssueInput extends FactInput {
        @Description("The issue: its id, or your own ref of it.")
        @Id
        @NonNull
        public String issue;

        @Description("What was offered.")
        public @Nullable List<String> options;
    }
}
