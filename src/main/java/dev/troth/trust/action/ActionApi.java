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

/** Actions in the schema. */
@GraphQLApi
public class ActionApi {
    /** More accounts than this nobody can look after in a day. */
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
    @Description(
            "What a member should do today, for the accounts they look after (300 at most), the most important first.")
    public List<@NonNull Action> memberActions(
            @NonNull @Description("Ref of the member.") String member,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable
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
    @Description("What there is to do here, the most important first.")
    public List<@NonNull Action> actions(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first) {
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
