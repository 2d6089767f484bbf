package dev.troth.trust.outcome;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.account.AccountFact;
import dev.troth.contract.ContractFact;
import dev.troth.contract.ContractHistory;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactListener;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.RebuildableProjection;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Party;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Standing;
import dev.troth.trust.continuity.Continuity;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.outcome.OutcomeApi.OutcomeGroup;
import dev.troth.trust.outcome.OutcomeApi.OutcomeGrouping;
import dev.troth.trust.score.CredibleInterval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Synchronous projection of outcomes: the scores and standing of every customer just before they stayed or left. */
@ApplicationScoped
class OutcomeProjection implements FactListener, RebuildableProjection {
    private static final double SCALE = 100;
    private static final String UNRATED = "UNRATED";

    /** Groups that are neither more nor less than another one, so that no difference has a meaning. */
    private static final Set<String> WITHOUT_ORDER = Set.of(UNRATED, Standing.LAPSED.name());

    /** Year in which the model measures the length of a relationship. */
    private static final Duration MODEL_YEAR = Duration.ofDays(365);

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final AssessmentService assessments;

    OutcomeProjection(Database database, CurrentWorkspace workspace, Ledger ledger, AssessmentService assessments) {
        this.database = database;
        this.workspace = workspace;
        this.ledger = ledger;
        this.assessments = assessments;
    }

    @Override
    public void appended(List<Growth> growth) {
        Set<UUID> concerned = new HashSet<>();
        List<UUID> changedPast = new ArrayList<>();
        for (Growth one : growth) {
            if (one.facts().stream().anyMatch(OutcomeProjection::isOutcome)) {
                concerned.add(one.accountId());
            } else if (!one.isForward()) {
                changedPast.add(one.accountId());
            }
        }
        concerned.addAll(withOutcomes(changedPast));
        if (!concerned.isEmpty()) {
            keep(ledger.history(concerned, AsOf.END_OF_TIME), concerned);
        }
    }

    @Override
    public String table() {
        return "churn_outcome";
    }

    @Override
    public String kind() {
        return "contract";
    }

    @Override
    public List<String> types() {
        return List.of("renewed", "churned");
    }

    @Override
    public void rebuild(Set<UUID> accounts) {
        keep(ledger.history(accounts, AsOf.END_OF_TIME), accounts);
    }

    private static boolean isOutcome(Fact fact) {
        return fact.body() instanceof ContractFact.Renewed || fact.body() instanceof ContractFact.Churned;
    }

    private List<UUID> withOutcomes(List<UUID> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : database.query(
                        "select distinct account_id from churn_outcome where workspace_id = ? and account_id ="
                                + " any(?::uuid[])",
                        row -> row.getObject(1, UUID.class),
                        workspace.id(),
                        accounts);
    }

    private void keep(Map<UUID, List<Fact>> histories, Set<UUID> accounts) {
        database.update(
                "delete from churn_outcome where workspace_id = ? and account_id = any(?::uuid[])",
                workspace.id(),
                accounts);
        List<Fact> market = ledger.seen(ledger.marketFacts(), AsOf.END_OF_TIME);
        histories.forEach((account, facts) -> ContractHistory.outcomes(facts).stream()
                .filter(outcome -> outcome.supplier() == Party.US)
                // A customer with another contract stays.
                .filter(outcome -> !outcome.churned() || outcome.gone())
                .forEach(outcome -> insert(account, outcome, facts, market)));
    }

    private void insert(UUID account, ContractHistory.Outcome outcome, List<Fact> facts, List<Fact> market) {
        Instant at = outcome.fact().at();
        Instant before = at.minusMillis(1);
        Assessment then = assessments.assessAt(facts, market, before);
        Instant began = facts.getFirst().at();
        database.update(
                """
                insert into churn_outcome (workspace_id, fact_id, account_id, at, churned, standing, trust, threads, years,
                    since_year, revenue)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                workspace.id(),
                outcome.fact().id(),
                account,
                at,
                outcome.churned(),
                then.standing().name(),
                then.trustUnrated().isPresent() ? null : Double.valueOf(then.trust() * SCALE),
                Continuity.threads(then).size(),
                years(then, began, at),
                sinceYear(facts),
                json(outcome.values()));
    }

    private static int sinceYear(List<Fact> facts) {
        return TypedFact.ofType(facts, AccountFact.Opened.class)
                .map(typed -> typed.body().customerSince())
                .filter(Objects::nonNull)
                .findFirst()
                .map(LocalDate::getYear)
                .orElseGet(() -> facts.getFirst().at().atZone(ZoneOffset.UTC).getYear());
    }

    /** Returns the amounts by currency as a JSON object. */
    private static String json(List<Money> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach(money -> json.put(money.currency().getCurrencyCode(), money.amount()));
        return json.toString();
    }

    /** Returns the whole years of the calendar since the relationship began: the stated time, or that of the first fact. */
    private static long years(Assessment then, Instant began, Instant at) {
        Instant stated = at.minusSeconds(Math.round(then.churn().tenureYears() * MODEL_YEAR.toSeconds()));
        Instant first = stated.isBefore(began) ? stated : began;
        return ChronoUnit.YEARS.between(first.atZone(ZoneOffset.UTC), at.atZone(ZoneOffset.UTC));
    }

    /** Returns groups of outcomes in the order of their keys. */
    List<OutcomeGroup> groups(OutcomeGrouping by) {
        String key = switch (by) {
            case STANDING -> "standing";
            case TRUST_BAND ->
                "case when trust is null then '" + UNRATED
                        + "' else least(4, floor(trust / 20)) * 20 || '-' || least(4,"
                        + " floor(trust / 20)) * 20 + 20 end";
            case AGE -> "least(20, floor(years))::text";
            case THREADS -> "least(20, threads)::text";
            case COHORT -> "since_year::text";
        };
        String order = switch (by) {
            case STANDING ->
                "array_position(array['PROSPECT', 'VENDOR', 'PREFERRED', 'PARTNER', 'LAPSED'], min(standing))";
            case TRUST_BAND -> "min(trust) nulls first";
            case AGE -> "min(years)";
            case THREADS -> "min(threads)";
            case COHORT -> "min(since_year)";
        };
        Map<String, List<MoneyView>> revenue = revenue(key);
        List<OutcomeGroup> groups = new ArrayList<>();
        database.query(
                        """
                        select %s as key, count(*) filter (where not churned) as renewed,
                               count(*) filter (where churned) as churned
                        from churn_outcome where workspace_id = ? group by 1 order by %s limit 100
                        """.formatted(key, order),
                        row -> new Counted(row.getString("key"), row.getInt("renewed"), row.getInt("churned")),
                        workspace.id())
                .forEach(counted -> groups.add(
                        group(counted, previous(counted, groups), revenue.getOrDefault(counted.key, List.of()))));
        return groups;
    }

    /** Returns the group with which a group can be compared: the one before it that has a place in the order. */
    private static @Nullable OutcomeGroup previous(Counted counted, List<OutcomeGroup> before) {
        OutcomeGroup last = before.isEmpty() ? null : before.getLast();
        return last == null || WITHOUT_ORDER.contains(last.key()) || WITHOUT_ORDER.contains(counted.key) ? null : last;
    }

    /** Returns the sums of the annual values of each group, by currency. */
    private Map<String, List<MoneyView>> revenue(String key) {
        Map<String, List<MoneyView>> revenue = new HashMap<>();
        database.query(
                """
                select %s as key, e.key as currency, sum(e.value::numeric) as amount
                from churn_outcome, jsonb_each_text(revenue) e where workspace_id = ? group by 1, 2 order by 2
                """.formatted(key),
                row -> revenue.computeIfAbsent(row.getString("key"), group -> new ArrayList<>())
                        .add(Objects.requireNonNull(
                                MoneyView.of(row.getBigDecimal("amount"), row.getString("currency")))),
                workspace.id());
        return revenue;
    }

    private record Counted(String key, int renewed, int churned) {}

    private static OutcomeGroup group(Counted counted, @Nullable OutcomeGroup previous, List<MoneyView> revenue) {
        int all = counted.renewed + counted.churned;
        double share = (double) counted.churned / all;
        return new OutcomeGroup(
                Objects.requireNonNull(counted.key),
                counted.renewed,
                counted.churned,
                share,
                CredibleInterval.wilson(counted.churned, all),
                previous == null ? null : share - previous.churnShare(),
                revenue);
    }
}
