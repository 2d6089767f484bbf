package dev.troth.trust.action;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.commitment.CommitmentLookup;
import dev.troth.commitment.CommitmentView;
import dev.troth.currency.ExchangeRates;
import dev.troth.issue.Issue;
import dev.troth.issue.IssueLookup;
import dev.troth.issue.IssueView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.TypedFact;
import dev.troth.member.MemberDirectory;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Require;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.PageSize;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.stakeholder.AccountPeople;
import dev.troth.stakeholder.PoliticsFact;
import dev.troth.stakeholder.StakeholderView;
import dev.troth.trust.action.ActionPlanner.PlannedAction;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.member.KnownMembers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL fields for actions. */
@GraphQLApi
public class ActionApi {
    /** Upper limit: one person cannot look after more accounts in a day. */
    private static final int MOST_ACCOUNTS = 300;

    private final AccountLookup accounts;
    private final FactBatchLoader facts;
    private final AssessmentService assessments;
    private final AccountPeople people;
    private final CommitmentLookup commitments;
    private final IssueLookup issues;
    private final AsOfResolver asOfResolver;
    private final CurrentWorkspace workspace;
    private final MemberDirectory members;
    private final KnownMembers knownMembers;

    ActionApi(
            AccountLookup accounts,
            FactBatchLoader facts,
            AssessmentService assessments,
            AccountPeople people,
            CommitmentLookup commitments,
            IssueLookup issues,
            AsOfResolver asOfResolver,
            CurrentWorkspace workspace,
            MemberDirectory members,
            KnownMembers knownMembers) {
        this.knownMembers = knownMembers;
        this.accounts = accounts;
        this.facts = facts;
        this.assessments = assessments;
        this.people = people;
        this.commitments = commitments;
        this.issues = issues;
        this.asOfResolver = asOfResolver;
        this.workspace = workspace;
        this.members = members;
    }

    @Query
    @NonNull
    @Description(
            "Actions for a member today, for the accounts that they own or that a member owns who left and whom they "
                    + "succeed (at most 300), most important first.")
    public List<@NonNull Action> memberActions(
            @NonNull @Description("Ref of the member.") String member,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        Require.ref("member", member);
        knownMembers.check("member", member);
        AsOf moment = asOfResolver.of(asOf, null);
        return ranked(accounts.ownedBy(members.representedBy(member, moment), MOST_ACCOUNTS, moment), first, moment);
    }

    @Query
    @NonNull
    @Description("Actions today for accounts without an owner (at most 300), most important first.")
    public List<@NonNull Action> unownedActions(
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        AsOf moment = asOfResolver.of(asOf, null);
        return ranked(accounts.unowned(MOST_ACCOUNTS, moment), first, moment);
    }

    @NonNull
    @Description("Actions for the account, most important first.")
    public List<@NonNull Action> actions(
            @Source AccountView account, @Description(PageSize.ANYWHERE) @Nullable Integer first) {
        return ranked(List.of(account), first, account.batch().moment());
    }

    @Description(
            "Stakeholder to contact. Null if there is no particular one. Instead of a person who left, the successor"
                    + " or the backup of the handover plan is named; a person who refuses to be contacted is not named.")
    public @Nullable StakeholderView stakeholder(@Source Action action) {
        return people.find(action.stakeholderRef(), action.getAccount().batch());
    }

    @Description("Commitment or request that it is about. Null if it is about something else.")
    public @Nullable CommitmentView commitment(@Source Action action) {
        BatchContext<? extends Row> batch = action.getAccount().batch();
        String ref = refOf(action, ProposedAction.Matter.Kind.COMMITMENT);
        if (ref == null) {
            return null;
        }
        Map<String, CommitmentView> all = batch.computeIfAbsent(
                "commitments of actions",
                () -> commitments.byRefs(
                        refs(
                                batch,
                                of -> CommitmentHistory.all(of).stream()
                                        .filter(promise -> promise.settled() == null)
                                        .map(CommitmentHistory::ref)),
                        batch.moment()));
        return all.get(ref);
    }

    @Description("Issue that it is about. Null if it is about something else.")
    public @Nullable IssueView issue(@Source Action action) {
        BatchContext<? extends Row> batch = action.getAccount().batch();
        String ref = refOf(action, ProposedAction.Matter.Kind.ISSUE);
        if (ref == null) {
            return null;
        }
        Map<String, IssueView> all = batch.computeIfAbsent(
                "issues of actions",
                () -> issues.byRefs(refs(batch, of -> Issue.open(of).stream().map(TypedFact::ref)), batch.moment()));
        return all.get(ref);
    }

    private static @Nullable String refOf(Action action, ProposedAction.Matter.Kind kind) {
        ProposedAction.Matter matter = action.action().matter;
        return matter.kind() == kind ? matter.ref() : null;
    }

    /** Returns refs from the facts of all accounts of a batch, so that their records are loaded together. */
    private Set<String> refs(BatchContext<? extends Row> batch, Function<List<Fact>, Stream<String>> refs) {
        return batch.ids().stream()
                .flatMap(id -> refs.apply(facts.of(batch, id)))
                .collect(Collectors.toSet());
    }

    private List<Action> ranked(List<AccountView> of, @Nullable Integer first, AsOf moment) {
        return all(of, moment).stream().limit(PageSize.of(first)).toList();
    }

    /** Returns all actions for some accounts, most important first. */
    List<Action> all(List<AccountView> of, AsOf moment) {
        List<PlannedAction> planned =
                of.stream().flatMap(account -> plan(account, moment).stream()).toList();
        return ActionRanking.rank(planned, rates(of, moment), moment.asOf());
    }

    private ExchangeRates rates(List<AccountView> of, AsOf moment) {
        return ExchangeRates.of(
                of.isEmpty() ? List.of() : facts.ofMarket(of.getFirst().batch()), moment.asOf());
    }

    private List<PlannedAction> plan(AccountView account, AsOf moment) {
        return ActionPlanner.of(ActionContext.of(
                account,
                facts.of(account.batch(), account.uuid()),
                PoliticsFact.visible(
                        facts.ofWorkspace(account.batch()), workspace.require().visibility()),
                assessments.assess(account),
                assessments,
                moment.asOf()));
    }
}
