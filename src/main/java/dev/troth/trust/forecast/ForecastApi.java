package dev.troth.trust.forecast;

import dev.troth.account.AccountView;
import dev.troth.contract.ContractFact;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.MoneyView;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.list.Aggregates.AggregateGroup;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.list.Words;
import dev.troth.scoring.Assessment;
import dev.troth.trust.Assessments;
import dev.troth.trust.ChurnRisk;
import dev.troth.trust.RunningContracts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries for forecasts. */
@GraphQLApi
public class ForecastApi {
    private static final List<Integer> USUAL = List.of(30, 60, 90, 120, 150, 180, 270, 365);
    private static final List<Integer> KEPT = List.of(30, 90, 180, 365);
    private static final int MOST = 50;
    private static final int MOST_DAYS = 3650;
    private static final int CENTS = 2;

    private final AccountFacts facts;
    private final Assessments assessments;
    private final ListQueries queries;
    private final Words words;
    private final Moments moments;

    ForecastApi(AccountFacts facts, Assessments assessments, ListQueries queries, Words words, Moments moments) {
        this.facts = facts;
        this.assessments = assessments;
        this.queries = queries;
        this.words = words;
        this.moments = moments;
    }

    @NonNull
    @Description("Forecast of churn risk at several horizons. Empty if the account is unrated.")
    public List<@NonNull ForecastPoint> forecast(
            @Source ChurnRisk risk,
            @Description("Horizons in days, 1 to 3650, at most 50. Defaults to 30, 90, 180 and 365.") @Nullable
                    List<@Nullable Integer> days) {
        List<Integer> horizons = days == null
                ? USUAL
                : days.stream().map(horizon -> Require.present("days", horizon)).toList();
        if (horizons.size() > MOST) {
            throw Refusal.invalid(
                    "days", "days may contain at most %d horizons, but contains %d.", MOST, horizons.size());
        }
        return risk.getUnrated() == null
                ? horizons.stream().map(horizon -> point(risk, horizon)).toList()
                : List.of();
    }

    private static ForecastPoint point(ChurnRisk risk, int days) {
        Require.between("days", days, 1, MOST_DAYS);
        Assessment now = risk.explanation().assessment();
        Instant asOf = risk.explanation().asOf();
        double holding = now.churn().probability(days);
        return new ForecastPoint(
                days,
                asOf.plus(days, ChronoUnit.DAYS),
                holding,
                -Math.log1p(-holding),
                Assessments.silent(now, asOf, days));
    }

    @NonNull
    @Description("Annual revenue of running contracts, and the part of it at risk, by currency.")
    public List<@NonNull RevenueAtRisk> revenueAtRisk(
            @Source AccountView account,
            @DefaultValue("90") @Description("Horizon in days, 1 to 3650.") @Nullable Integer days) {
        int horizon = Require.between("days", days == null ? 90 : days, 1, MOST_DAYS);
        Assessment now = assessments.of(account);
        double probability = now.trustUnrated().isPresent() ? 0 : now.churn().probability(horizon);
        List<Fact> all = facts.of(account.cohort(), account.uuid());
        List<RevenueAtRisk> revenue = new ArrayList<>();
        ContractFact.revenue(all).forEach((currency, value) -> {
            int contracts = (int) ContractFact.running(all).values().stream()
                    .filter(one -> one.currency().getCurrencyCode().equals(currency))
                    .count();
            revenue.add(revenue(horizon, contracts, currency, value, value.doubleValue() * probability));
        });
        return revenue;
    }

    @Query
    @NonNull
    @Description(
            "Annual revenue of running contracts, and the part of it at risk: of all customers, of an owner, or of "
                    + "a segment. By currency, most contracts first.")
    public List<@NonNull RevenueAtRisk> revenueAtRisk(
            @Description("Ref of the owner of the accounts. Defaults to all owners.") @Nullable String owner,
            @Id @Description("Segment. Defaults to all accounts.") @Nullable String segment,
            @DefaultValue("90") @Description("Horizon in days: 30, 90, 180 or 365.") @Nullable Integer days,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time as of which to read (transaction time): only facts that were recorded by then. "
                            + "Defaults to now.")
                    @Nullable
                    Instant knownAt) {
        int horizon = days == null ? 90 : days;
        if (!KEPT.contains(horizon)) {
            throw Refusal.invalid("days", "days must be 30, 90, 180 or 365 here, but is %d.", horizon);
        }
        Moment moment = moments.of(asOf, knownAt);
        return queries.groups(words.named("Contract"), RunningContracts.of(owner, segment), "CURRENCY", moment).stream()
                .map(group -> revenue(
                        horizon,
                        group.count(),
                        Objects.requireNonNull(group.value()),
                        BigDecimal.valueOf(sum(group, "value")),
                        sum(group, "valueAtRisk" + horizon + "Days")))
                .toList();
    }

    private static double sum(AggregateGroup group, String property) {
        return group.numbers().stream()
                .filter(number -> number.property().equals(property) && number.sum() != null)
                .mapToDouble(number -> Objects.requireNonNull(number.sum()))
                .sum();
    }

    private static RevenueAtRisk revenue(int days, int contracts, String currency, BigDecimal value, double atRisk) {
        return new RevenueAtRisk(days, contracts, money(value, currency), money(BigDecimal.valueOf(atRisk), currency));
    }

    private static MoneyView money(BigDecimal amount, String currency) {
        return Objects.requireNonNull(MoneyView.of(amount.setScale(CENTS, RoundingMode.HALF_UP), currency));
    }
}
