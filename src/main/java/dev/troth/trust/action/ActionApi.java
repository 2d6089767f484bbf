package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.platform.Moments;
import dev.troth.platform.Require;
import dev.troth.platform.list.ListRequest;
import dev.troth.trust.Assessments;
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

    private final Accounts accounts;
    private final AccountFacts facts;
    private final Assessments assessments;
    private final Moments moments;

    ActionApi(Accounts accounts, AccountFacts facts, Assessments assessments, Moments moments) {
        this.accounts = accounts;
        this.facts = facts;
        this.assessments = assessments;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description("Actions for a member today, for the accounts that they own (at most 300), most important first.")
    public List<@NonNull Action> memberActions(
            @NonNull @Description("Ref of the member.") String member,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        Require.ref("member", member);
        int most = ListRequest.first(first);
        return accounts.ownedBy(List.of(member), MOST_ACCOUNTS, moments.of(asOf, null)).stream()
                .flatMap(account -> all(account).stream())
                .sorted(Actions.ORDER)
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
        return Actions.of(
                account,
                facts.of(account.cohort(), account.uuid()),
                facts.ofMarket(account.cohort()),
                assessments.of(account),
                assessments,
                account.cohort().moment().asOf());
    }
}
