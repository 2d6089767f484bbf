package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.list.ListQueries.Weighed;
import dev.troth.platform.list.ListRequest;
import dev.troth.platform.list.Words;
import dev.troth.trust.Assessments;
import dev.troth.trust.RunningContracts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries for next best actions. */
@GraphQLApi
public class BestActionApi {
    private static final int MOST_ACCOUNTS = 2000;
    private static final int AT_ONCE = 25;

    private final BestActions best;
    private final Accounts accounts;
    private final AccountFacts facts;
    private final Assessments assessments;
    private final ListQueries queries;
    private final Words words;
    private final Moments moments;

    BestActionApi(
            BestActions best,
            Accounts accounts,
            AccountFacts facts,
            Assessments assessments,
            ListQueries queries,
            Words words,
            Moments moments) {
        this.best = best;
        this.accounts = accounts;
        this.facts = facts;
        this.assessments = assessments;
        this.queries = queries;
        this.words = words;
        this.moments = moments;
    }

    @NonNull
    @Description("Actions with the highest expected effect on retention. Empty if the account is unrated.")
    public List<@NonNull NextBestAction> nextBestActions(
            @Source AccountView account,
            @NonNull @DefaultValue("RETAINED_VALUE") @Description("Ranking.") BestActionOrder orderBy,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first) {
        return weighed(account).stream()
                .sorted(BestActions.order(orderBy))
                .limit(ListRequest.first(first))
                .toList();
    }

    @Query
    @NonNull
    @Description("Actions with the highest expected effect for all paying accounts, those of an owner, or those of a "
            + "segment. Accounts are examined in the order of revenue at risk, until no other account can "
            + "have a better action.")
    public PortfolioActions nextBestActions(
            @Description("Ref of the owner of the accounts. Defaults to all owners.") @Nullable String owner,
            @Id @Description("Segment. Defaults to all accounts.") @Nullable String segment,
            @NonNull @DefaultValue("RETAINED_VALUE") @Description("Ranking.") BestActionOrder orderBy,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        int most = ListRequest.first(first);
        Moment moment = moments.of(asOf, null);
        List<Weighed> order = queries.heaviest(
                words.named("Contract"),
                RunningContracts.of(owner, segment),
                "valueAtRisk90Days",
                MOST_ACCOUNTS,
                moment);
        List<NextBestAction> found = List.of();
        int examined = 0;
        while (examined < order.size()
                && !isFull(found, most, order.get(examined).weight(), orderBy)) {
            List<Weighed> next = order.subList(examined, Math.min(order.size(), examined + AT_ONCE));
            examined += next.size();
            List<NextBestAction> all = new ArrayList<>(found);
            Map<UUID, AccountView> views =
                    accounts.byIds(next.stream().map(Weighed::account).toList(), moment);
            views.values().forEach(account -> all.addAll(weighed(account)));
            found = all.stream().sorted(BestActions.order(orderBy)).limit(most).toList();
        }
        boolean cut = examined == MOST_ACCOUNTS
                && !isFull(found, most, order.getLast().weight(), orderBy);
        return new PortfolioActions(found, examined, !cut);
    }

    /** Returns whether no action of an account with this revenue at risk can enter the list. */
    private static boolean isFull(List<NextBestAction> found, int most, double atRisk, BestActionOrder by) {
        if (found.size() < most) {
            return false;
        }
        double bound = atRisk * BestActions.BEST_SUCCESS;
        NextBestAction last = found.getLast();
        return by == BestActionOrder.PER_HOUR
                ? last.weightPerHour() > bound / BestActions.FEWEST_HOURS
                : last.weight() > bound;
    }

    private List<NextBestAction> weighed(AccountView account) {
        return best.of(
                account,
                facts.of(account.cohort(), account.uuid()),
                assessments.of(account),
                account.cohort().moment().asOf());
    }
}
