package dev.troth.issue;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactField;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
public class IssueApi implements LinkProvider {
    private final EntityRepository<Issue, IssueRow, IssueView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final FactBatchLoader facts;

    IssueApi(
            EntityRepository<Issue, IssueRow, IssueView> repository,
            AccountLookup accounts,
            Recorder recorder,
            FactBatchLoader facts) {
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
        this.facts = facts;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.one(
                        "IssueReply",
                        "reportedBy",
                        "Member",
                        "Member who reported it. Null if unknown.",
                        IssueReply.class,
                        IssueReply::reportedBy),
                Link.many(
                        "IssueMetrics",
                        "unaddressedIssues",
                        "Issue",
                        "Issues counted in unaddressed, oldest first.",
                        IssueMetrics.class,
                        IssueMetrics::unaddressedRefs),
                Link.many(
                        "IssueMetrics",
                        "hastyReplyIssues",
                        "Issue",
                        "Issues with the replies counted in hastyReplies.",
                        IssueMetrics.class,
                        IssueMetrics::hastyRefs),
                Link.many(
                        "IssueMetrics",
                        "repeatedIssues",
                        "Issue",
                        "Issues with a main issue in `repeated`, oldest first.",
                        IssueMetrics.class,
                        IssueMetrics::repeatedRefs));
    }

    @NonNull
    @Description("Metrics about the handling of issues.")
    public IssueMetrics issueMetrics(@Source AccountView account) {
        return IssueMetrics.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    @NonNull
    @Description("All replies, in order.")
    public List<@NonNull IssueReply> replies(@Source IssueView issue) {
        Issue known = known(issue);
        return known.replies().stream()
                .map(reply -> IssueReply.of(reply, known))
                .toList();
    }

    @Description("Time of our first answer: an acknowledgement, a reply, or a conversation with the stakeholder who "
            + "raised it. Null if there is none.")
    public @Nullable Instant answeredAt(@Source IssueView issue) {
        return known(issue).answeredAt(facts.of(issue.batch(), issue.accountUuid()));
    }

    private Issue known(IssueView issue) {
        Issue known = null;
        for (Fact fact : facts.about("issue", issue.batch(), issue.getRef())) {
            known = Issue.apply(issue.getRef(), known, fact);
        }
        return Objects.requireNonNull(known);
    }

    @Mutation
    @NonNull
    @Description("Records an issue that was raised.")
    public IssuePayload raiseIssue(@NonNull RaiseIssueInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new IssueFact.Raised(
                        input.severity, input.heated, input.kind, input.mainIssue, input.raisedBy, input.attribution)));
    }

    @Mutation
    @NonNull
    @Description(
            "Records that we acknowledged the issue. If it is heated, the first word waits half an hour, as a reply "
                    + "does.")
    public IssuePayload acknowledgeIssue(@NonNull AcknowledgeIssueInput input) {
        return payload(repository.record(input, input.issue, IssueFact.Acknowledged.class));
    }

    @Mutation
    @NonNull
    @Description("Records a reply to the account. If the issue is heated, a reply waits half an hour, names the main "
            + "issue and offers at least two options; meanwhile the resolution time keeps running. Check the text "
            + "with checkDraft first.")
    public IssuePayload replyToIssue(@NonNull ReplyToIssueInput input) {
        return payload(repository.record(input, input.issue, IssueFact.Replied.class));
    }

    @Mutation
    @NonNull
    @Description("Records that an issue was resolved. The earlier it is resolved, the smaller is its effect.")
    public IssuePayload resolveIssue(@NonNull ResolveIssueInput input) {
        return payload(repository.record(input, input.issue, IssueFact.Resolved.class));
    }

    private IssuePayload payload(RecordResult recorded) {
        return new IssuePayload(recorded, repository.recorded(recorded));
    }

    @Description("Result of a mutation of an issue.")
    public static final class IssuePayload extends FactPayload implements MutationPayload {
        private final @Nullable IssueView issue;

        IssuePayload(RecordResult recorded, @Nullable IssueView issue) {
            super(recorded);
            this.issue = issue;
        }

        @Description("Issue in its new state. Null if there are errors.")
        public @Nullable IssueView getIssue() {
            return issue;
        }
    }

    @Description("Issue to raise.")
    @Input("RaiseIssueInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RaiseIssueInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Severity, 0 to 1.")
        public double severity;

        @Description("Whether the issue is heated: the account is angry.")
        public @Nullable Boolean heated;

        @Description("Kind of issue. Defaults to COMPLAINT.")
        public @Nullable IssueKind kind;

        @Description("Exact main issue.")
        public @Nullable String mainIssue;

        @Description("Ref of the stakeholder who raised it.")
        @FactField("stakeholder")
        public @Nullable String raisedBy;

        @Description("Side at fault. Defaults to us.")
        public @Nullable Attribution attribution;
    }

    @Description("Issue to acknowledge.")
    @Input("AcknowledgeIssueInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AcknowledgeIssueInput extends FactInput {
        @Description("Issue, by id or ref.")
        @Id
        @NonNull
        public String issue;

        @Description("Reason why it cannot wait for half an hour. Only needed if the issue is heated.")
        public @Nullable String overrideReason;
    }

    @Description("Reply to an issue.")
    @Input("ReplyToIssueInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ReplyToIssueInput extends FactInput {
        @Description("Issue, by id or ref.")
        @Id
        @NonNull
        public String issue;

        @Description("Text of the reply.")
        @NonNull
        public String text;

        @Description("Text that had been agreed, to compare the reply with.")
        public @Nullable String agreed;

        @Description("Exact main issue. Defaults to the main issue on record.")
        public @Nullable String mainIssue;

        @Description("Options offered to the account. At least two if the issue is heated.")
        public @Nullable List<String> options;

        @Description("Reason why the reply cannot wait for half an hour.")
        public @Nullable String overrideReason;
    }

    @Description("Issue to resolve.")
    @Input("ResolveIssueInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ResolveIssueInput extends FactInput {
        @Description("Issue, by id or ref.")
        @Id
        @NonNull
        public String issue;

        @Description("Options offered to the account.")
        public @Nullable List<String> options;
    }
}
