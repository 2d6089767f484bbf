package dev.troth.trust.outcome;

import dev.troth.contract.ContractFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Follower;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.Refillable;
import dev.troth.ledger.Said;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Figures;
import dev.troth.platform.Moment;
import dev.troth.platform.Money;
import dev.troth.platform.MoneyView;
import dev.troth.scoring.Assessment;
import dev.troth.trust.Assessments;
import dev.troth.trust.CredibleInterval;
import dev.troth.trust.continuity.Continuity;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Synchronous projection of outcomes: the scores and standing of every customer just before they stayed or left. */
@ApplicationScoped
class Outcomes implements Follower, Refillable {
    private static final double SCALE = 100;
    private static final double YEAR = 365.25;

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final Assessments assessments;

    Outcomes(Database database, CurrentWorkspace workspace, Ledger ledger, Assessments assessments) {
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
            if (one.facts().stream().anyMatch(Outcomes::isOutcome)) {
                concerned.add(one.accountId());
            } else if (!one.isForward()) {
                changedPast.add(one.accountId());
            }
        }
        concerned.addAll(withOutcomes(changedPast));
        if (!concerned.isEmpty()) {
            keep(ledger.history(concerned, Moment.END_OF_TIME), concerned);
        }
    }

    @Override
    public String table() {
        return "outcome";
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
    public void refill(Set<UUID> accounts) {
        keep(ledger.history(accounts, Moment.END_OF_TIME), accounts);
    }

    private static boolean isOutcome(Fact fact) {
        return fact.body() instanceof ContractFact.Renewed || fact.body() instanceof ContractFact.Churned;
    }

    private List<UUID> withOutcomes(List<UUID> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : database.query(
                        "select distinct account_id from outcome where workspace_id = ? and account_id = any(?::uuid[])",
                        row -> row.getObject(1, UUID.class),
                        workspace.id(),
                        accounts);
    }

    private void keep(Map<UUID, List<Fact>> histories, Set<UUID> accounts) {
        database.update(
                "delete from outcome where workspace_id = ? and account_id = any(?::uuid[])", workspace.id(), accounts);
        List<Fact> market = ledger.seen(ledger.marketFacts(), Moment.END_OF_TIME);
        histories.forEach((account, facts) ->
                facts.stream().filter(Outcomes::isOutcome).forEach(fact -> insert(account, fact, facts, market)));
    }

    private void insert(UUID account, Fact outcome, List<Fact> facts, List<Fact> market) {
        Instant before = outcome.at().minusMillis(1);
        Assessment then = assessments.past(facts, market, before);
        Money value = value(facts, outcome.at());
        Instant began = facts.getFirst().at();
        database.update(
                """
                insert into outcome (workspace_id, fact_id, account_id, at, churned, standing, trust, threads, years,
                    since_year, value_amount, value_currency)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                workspace.id(),
                outcome.id(),
                account,
                outcome.at(),
                outcome.body() instanceof ContractFact.Churned,
                then.standing().name(),
                then.trustUnrated().isPresent() ? null : Double.valueOf(then.trust() * SCALE),
                Continuity.threads(then).size(),
                years(then, began, outcome.at()),
                began.atZone(ZoneOffset.UTC).getYear(),
                value == null ? null : value.amount(),
                value == null ? null : value.currency().getCurrencyCode());
    }

    private static double years(Assessment then, Instant began, Instant at) {
        return Math.max(then.churn().tenureYears(), Figures.days(began, at) / YEAR);
    }

    private static @Nullable Money value(List<Fact> facts, Instant at) {
        return Said.each(facts, ContractFact.Signed.class)
                .filter(said -> !said.at().isAfter(at))
                .reduce((first, last) -> last)
                .map(said -> said.body().value())
                .orElse(null);
    }

    /** Returns groups of outcomes in the order of their keys. */
    List<OutcomeGroup> groups(OutcomeGrouping by) {
        String key = switch (by) {
            case STANDING -> "standing";
            case TRUST_BAND ->
                "case when trust is null then 'UNRATED' else least(4, floor(trust / 20)) * 20 || '-' || least(4, floor(trust / 20)) * 20 + 20 end";
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
        List<OutcomeGroup> groups = new ArrayList<>();
        database.query(
                        """
                        select %s as key, count(*) filter (where not churned) as renewed,
                               count(*) filter (where churned) as churned, sum(value_amount) as revenue,
                               mode() within group (order by value_currency) as currency
                        from outcome where workspace_id = ? group by 1 order by %s limit 100
                        """.formatted(key, order),
                        row -> new Counted(
                                row.getString("key"),
                                row.getInt("renewed"),
                                row.getInt("churned"),
                                row.getBigDecimal("revenue"),
                                row.getString("currency")),
                        workspace.id())
                .forEach(counted -> groups.add(group(counted, groups.isEmpty() ? null : groups.getLast())));
        return groups;
    }

    private record Counted(
            String key,
            int renewed,
            int churned,
            @Nullable BigDecimal revenue,
            @Nullable String currency) {}

    private static OutcomeGroup group(Counted counted, @Nullable OutcomeGroup previous) {
        double all = counted.renewed + counted.churned;
        double share = counted.churned / all;
        // A prior of one stay and one departure (Jeffreys would be half of each), so that three outcomes do not look
        // certain.
        double mean = (counted.churned + 1) / (all + 2);
        double variance = mean * (1 - mean) / (all + 3);
        return new OutcomeGroup(
                Objects.requireNonNull(counted.key),
                counted.renewed,
                counted.churned,
                share,
                CredibleInterval.beta(mean, variance),
                previous == null ? null : share - previous.churnShare(),
                MoneyView.of(counted.revenue, counted.currency));
    }
}
