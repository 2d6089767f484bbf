package dev.troth.trust.action;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.currency.ExchangeRate;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.list.ListQueries.Weighed;
import dev.troth.platform.list.ListRegistry;
import dev.troth.platform.list.PageSize;
import dev.troth.trust.action.BestActions.BestActionOrder;
import dev.troth.trust.action.NextBestAction.BestActionKind;
import dev.troth.trust.action.RevenueScales.RevenueScale;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.member.KnownMembers;
import dev.troth.trust.score.ActiveContracts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
public class BestActionApi implements LinkProvider {
    private static final int MOST_ACCOUNTS = 2000;
    private static final int AT_ONCE = 25;
    private static final int MOST_UNRATED = 100;

    private final BestActions best;
    private final AccountLookup accounts;
    private final FactBatchLoader facts;
    private final AssessmentService assessments;
    private final ListQueries queries;
    private final ListRegistry registry;
    private final RevenueScales scales;
    private final AsOfResolver asOfResolver;
    private final KnownMembers members;

    BestActionApi(
            BestActions best,
            AccountLookup accounts,
            FactBatchLoader facts,
            AssessmentService assessments,
            ListQueries queries,
            ListRegistry registry,
            RevenueScales scales,
            AsOfResolver asOfResolver,
            KnownMembers members) {
        this.scales = scales;
        this.best = best;
        this.accounts = accounts;
        this.facts = facts;
        this.assessments = assessments;
        this.queries = queries;
        this.registry = registry;
        this.asOfResolver = asOfResolver;
        this.members = members;
    }

    @Override
    public List<Link> links() {
        return List.of(
                subject("stakeholder", "Stakeholder", "Stakeholder to talk to.", BestActionKind.TALK),
                subject(
                        "commitment",
                        "Commitment",
                        "Commitment to deliver or to renegotiate.",
                        BestActionKind.DELIVER,
                        BestActionKind.RENEGOTIATE),
                subject("issue", "Issue", "Issue to resolve.", BestActionKind.RESOLVE));
    }

    private static Link subject(String field, String target, String description, BestActionKind... kinds) {
        return Link.one(
                        "NextBestAction",
                        field,
                        target,
                        description + " Null for actions of other kinds.",
                        NextBestAction.class,
                        action -> action.subjectIf(kinds))
                .batchedBy(NextBestAction.class, NextBestAction::batch);
    }

    @NonNull
    @Description("Actions with the highest expected effect on retention. For an unrated account, whose risk has no "
            + "number: its open issues and overdue commitments, each with a reason. For accounts of kind "
            + "VENDOR: on the risk that we leave them; they have no retained value, because spend is not revenue.")
    public List<@NonNull NextBestAction> nextBestActions(
            @Source AccountView account,
            @NonNull @DefaultValue("RETAINED_VALUE") @Description("Ranking.") BestActionOrder orderBy,
            @Description(PageSize.ANYWHERE) @Nullable Integer first) {
        return weighed(account).stream()
                .sorted(BestActions.order(orderBy))
                .limit(PageSize.of(first))
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
        int most = PageSize.of(first);
        members.check("owner", owner);
        AsOf moment = asOfResolver.of(asOf, null);
        RevenueScale scale = scales.of(moment);
        List<Weighed> order = queries.heaviest(
                registry.named("Contract"),
                ActiveContracts.of(owner, segment, moment),
                "valueAtRisk90Days",
                scale.units(),
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
        List<NextBestAction> unrated = unrated(owner, segment, moment).stream()
                .flatMap(account -> weighed(account).stream())
                .filter(action -> action.unrated() != null)
                .limit(most)
                .toList();
        boolean cut = examined == MOST_ACCOUNTS
                && !isFull(found, most, order.getLast().weight(), orderBy);
        return new PortfolioActions(found, unrated, examined, !cut, scale.apart(), scale.rates());
    }

    /** Returns accounts without a score that have open issues or overdue commitments. */
    private List<AccountView> unrated(@Nullable String owner, @Nullable String segment, AsOf moment) {
        Map<String, Object> where = new HashMap<>();
        where.put("trust", Map.of("isNull", true));
        where.put(
                "or",
                List.of(
                        Map.of("issues", Map.of("some", Map.of("status", Map.of("ne", "RESOLVED")))),
                        Map.of(
                                "commitments",
                                Map.of(
                                        "some",
                                        Map.of(
                                                "status", Map.of("eq", "OPEN"),
                                                "side", Map.of("eq", "US"),
                                                "dueAt",
                                                        Map.of(
                                                                "lt",
                                                                moment.asOf().toString()))))));
        if (owner != null) {
            where.put("owner", Map.of("eq", owner));
        }
        if (segment != null) {
            where.put("segment", segment);
        }
        return accounts.matching(where, MOST_UNRATED, moment);
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
                facts.of(account.batch(), account.uuid()),
                assessments.assess(account),
                scales.of(account.batch()),
                account.batch().moment().asOf());
    }

    @Description("Next best actions of several accounts.")
    public record PortfolioActions(
            @Description("Actions, best first.") @NonNull List<@NonNull NextBestAction> actions,

            @Description(
                    "Actions for accounts without a score that have open issues or overdue commitments: they are at risk, although "
                            + "the risk has no number. In the order in which the accounts were opened, at most 100 accounts.")
            @NonNull
            List<@NonNull NextBestAction> unrated,

            @Description(
                    "Number of accounts whose actions were evaluated. No other account can enter the list: an action "
                            + "retains at most the revenue times the probability of churn (as stored for lists, up to "
                            + "half a point out of date).")
            int examined,

            @Description("Whether the result is complete. False if 2,000 accounts were evaluated and others remain.")
            boolean complete,

            @Description(
                    "Whether the currencies were ranked apart, because a currency has no exchange rate: each account by its share "
                            + "in the revenue of its currency. Set rates with setExchangeRates.")
            boolean currenciesApart,

            @Description(
                    "Exchange rates by which the revenues were compared. Empty if there is one currency, or if they were ranked "
                            + "apart.")
            @NonNull
            List<@NonNull ExchangeRate> rates) {}
}
