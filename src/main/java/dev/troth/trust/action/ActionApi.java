package dev.troth.trust.action;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.member.MemberDirectory;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Require;
import dev.troth.platform.list.ListRequest;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.stakeholder.PoliticsFact;
import dev.troth.trust.explain.AssessmentService;
import java.time.Instant;
import java.util.List;
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
    private final AsOfResolver asOfResolver;
    private final CurrentWorkspace workspace;
    private final MemberDirectory members;

    ActionApi(
            AccountLookup accounts,
            FactBatchLoader facts,
            AssessmentService assessments,
            AsOfResolver asOfResolver,
            CurrentWorkspace workspace,
            MemberDirectory members) {
        this.accounts = accounts;
        this.facts = facts;
        this.assessments = assessments;
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
        int most = ListRequest.first(first);
        AsOf moment = asOfResolver.of(asOf, null);
        return accounts.ownedBy(members.representedBy(member, moment), MOST_ACCOUNTS, moment).stream()
                .flatMap(account -> all(account).stream())
                .sorted(ActionPlanner.ORDER)
                .limit(most)
                .toList();
    }

    @NonNull
    @Description("Actions for the account, most important first.")
    public List<@NonNull Action> actions(
            @Source AccountView account,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first) {
        return all(account).stream().limit(ListRequest.first(first)).toList();
    }

    private List<Action> all(AccountView account) {
        return ActionPlanner.of(
                account,
                facts.of(account.batch(), account.uuid()),
                PoliticsFact.visible(
                        facts.ofWorkspace(account.batch()), workspace.require().visibility()),
                assessments.assess(account),
                assessments,
                account.batch().moment().asOf());
    }
}
