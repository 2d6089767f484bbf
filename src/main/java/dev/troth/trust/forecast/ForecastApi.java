package dev.troth.trust.forecast;

import dev.troth.account.AccountView;
import dev.troth.contract.ContractHistory;
import dev.troth.currency.ExchangeRateApi;
import dev.troth.currency.ExchangeRates;
import dev.troth.currency.ExchangeRates.ConvertedMoney;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneySums;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.list.Aggregates.AggregateGroup;
import dev.troth.platform.list.Aggregates.AggregateNumber;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.list.ListRegistry;
import dev.troth.scoring.Assessment;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.member.KnownMembers;
import dev.troth.trust.score.ActiveContracts;
import dev.troth.trust.score.ChurnRisk;
import dev.troth.trust.score.UnratedCause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

    private final FactBatchLoader facts;
    private final AssessmentService assessments;
    private final ListQueries queries;
    private final ListRegistry registry;
    private final AsOfResolver asOfResolver;
    private final KnownMembers members;
    private final Ledger ledger;

    ForecastApi(
            FactBatchLoader facts,
            AssessmentService assessments,
            ListQueries queries,
            ListRegistry registry,
            AsOfResolver asOfResolver,
            Ledger ledger,
            KnownMembers members) {
        this.ledger = ledger;
        this.facts = facts;
        this.assessments = assessments;
        this.queries = queries;
        this.registry = registry;
        this.asOfResolver = asOfResolver;
        this.members = members;
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
            throw RejectedException.invalid(
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
                AssessmentService.silent(now, asOf, days));
    }

    @NonNull
    @Description("Annual revenue of running contracts whose term has begun, and the part of it at risk, by currency.")
    public List<@NonNull RevenueAtRisk> revenueAtRisk(
            @Source AccountView account,
            @DefaultValue("90") @Description("Horizon in days, 1 to 3650.") @Nullable Integer days) {
        int horizon = Require.between("days", days == null ? 90 : days, 1, MOST_DAYS);
        Assessment now = assessments.assess(account);
        boolean rated = now.trustUnrated().isEmpty();
        double probability = rated ? now.churn().probability(horizon) : 0;
        List<ContractHistory.Held> held = ContractHistory.of(facts.of(account.batch(), account.uuid()))
                .begun(Party.US, account.batch().moment().asOf());
        List<RevenueAtRisk> revenue = new ArrayList<>();
        for (Money value : MoneySums.of(held.stream().map(ContractHistory.Held::value))) {
            String currency = value.currency().getCurrencyCode();
            int contracts = (int) held.stream()
                    .filter(one -> one.value().currency().equals(value.currency()))
                    .count();
            revenue.add(new RevenueAtRisk(
                    horizon,
                    contracts,
                    money(value.amount(), currency),
                    rated ? money(BigDecimal.valueOf(value.doubleValue() * probability), currency) : null,
                    rated ? 0 : contracts,
                    money(rated ? BigDecimal.ZERO : value.amount(), currency),
                    now.trustUnrated().map(UnratedCause::of).orElse(null)));
        }
        return revenue;
    }

    @Query
    @NonNull
    @Description(
            "Annual revenue of running contracts whose term has begun, and the part of it at risk: of all customers, of an owner, or of "
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
            throw RejectedException.invalid("days", "days must be 30, 90, 180 or 365 here, but is %d.", horizon);
        }
        members.check("owner", owner);
        AsOf moment = asOfResolver.of(asOf, knownAt);
        return queries
                .groups(registry.named("Contract"), ActiveContracts.of(owner, segment, moment), "CURRENCY", moment)
                .stream()
                .map(group -> revenue(horizon, group))
                .toList();
    }

    @Query
    @NonNull
    @Description(
            "Annual revenue of running contracts whose term has begun in one currency, and the part of it at risk, converted by the"
                    + " exchange rates of the workspace as of the moment.")
    public RevenueTotal revenueAtRiskTotal(
            @NonNull @Description("Currency of the total, ISO 4217, such as EUR.") String currency,
            @Description("Ref of the owner of the accounts. Defaults to all owners.") @Nullable String owner,
            @Id @Description("Segment. Defaults to all accounts.") @Nullable String segment,
            @DefaultValue("90") @Description("Horizon in days: 30, 90, 180 or 365.") @Nullable Integer days,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        Currency target = ExchangeRateApi.currency("currency", currency);
        AsOf moment = asOfResolver.of(asOf, null);
        List<RevenueAtRisk> parts = revenueAtRisk(owner, segment, days, moment.asOf(), null);
        ExchangeRates rates = ExchangeRates.of(ledger.seen(ledger.marketFacts(), moment), moment.asOf());
        return new RevenueTotal(
                days == null ? 90 : days,
                parts.stream().mapToInt(RevenueAtRisk::contracts).sum(),
                rates.convert(amounts(parts, RevenueAtRisk::value), target),
                rates.convert(amounts(parts, RevenueAtRisk::atRisk), target),
                rates.convert(amounts(parts, RevenueAtRisk::unratedValue), target));
    }

    private static List<Money> amounts(List<RevenueAtRisk> parts, Function<RevenueAtRisk, @Nullable MoneyView> amount) {
        return parts.stream()
                .map(amount)
                .filter(Objects::nonNull)
                .map(view -> new Money(new BigDecimal(view.amount()), Currency.getInstance(view.currency())))
                .toList();
    }

    private static RevenueAtRisk revenue(int days, AggregateGroup group) {
        String currency = Objects.requireNonNull(group.value());
        AggregateNumber atRisk = number(group, "valueAtRisk" + days + "Days");
        AggregateNumber unrated = number(group, "unratedValue");
        return new RevenueAtRisk(
                days,
                group.count(),
                money(sum(number(group, "value")), currency),
                atRisk.sum() == null ? null : money(sum(atRisk), currency),
                unrated.count(),
                money(sum(unrated), currency),
                null);
    }

    private static AggregateNumber number(AggregateGroup group, String property) {
        return group.numbers().stream()
                .filter(number -> number.property().equals(property))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal sum(AggregateNumber number) {
        return number.sum() == null ? BigDecimal.ZERO : BigDecimal.valueOf(number.sum());
    }

    private static MoneyView money(BigDecimal amount, String currency) {
        return Objects.requireNonNull(MoneyView.of(amount.setScale(CENTS, RoundingMode.HALF_UP), currency));
    }

    @Description("Churn risk at one horizon ahead.")
    public record ForecastPoint(
            @Description("Horizon in days.") int days,
            @Description("End of the horizon.") @NonNull Instant until,

            @Description("Probability of churn if nothing changes: regular touchpoints continue, open items stay open.")
            double holding,

            @Description("Cumulative hazard behind it: holding = 1 - e^-hazard.")
            double hazard,

            @Description("Probability of churn without any further touchpoint, so that the relationship ages. Usually "
                    + "higher, but not always: the effect of bad experiences fades in silence, too.")
            double silent) {}

    @Description(
            "Revenue in one currency, and the part of it at risk: value times probability. Currencies are never mixed; what we "
                    + "pay to vendors is not revenue.")
    public record RevenueAtRisk(
            @Description("Horizon in days.") int days,

            @Description(
                    "Number of running contracts whose term has begun. Found by `contracts(where: { status: { in: [RUNNING, RENEWED] }, startsOn: { lte: … } })`.")
            int contracts,

            @Description("Annual value.") @NonNull MoneyView value,

            @Description(
                    "Expected loss of annual value, over the contracts of accounts with a score. Null if no account has one: "
                            + "nothing is known about the risk.")
            @Nullable
            MoneyView atRisk,

            @Description(
                    "Number of contracts of accounts without a score, whose risk is unknown. Found by `contracts(where: { account: { trust: { isNull: true } } })`.")
            int unratedContracts,

            @Description(
                    "Annual value of the contracts of accounts without a score. It is part of value, and not of atRisk.")
            @NonNull
            MoneyView unratedValue,

            @Description("Cause for which the account has no score. Null if it has one, and for several accounts.")
            @Nullable
            UnratedCause unrated) {}

    @Description("Revenue of all currencies, converted to one.")
    public record RevenueTotal(
            @Description("Horizon in days.") int days,

            @Description(
                    "Number of running contracts whose term has begun. Found by `contracts(where: { status: { in: [RUNNING, RENEWED] }, startsOn: { lte: … } })`.")
            int contracts,

            @Description("Annual value.") @NonNull ConvertedMoney value,

            @Description("Expected loss of annual value, over the contracts of accounts with a score.") @NonNull
            ConvertedMoney atRisk,

            @Description(
                    "Annual value of the contracts of accounts without a score, whose risk is unknown. Found by `contracts(where: { account: { trust: { isNull: true } } })`.")
            @NonNull
            ConvertedMoney unratedValue) {}
}
