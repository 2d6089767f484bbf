package dev.troth.trust.continuity;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.Statistics;
import dev.troth.platform.database.Row;
import dev.troth.scoring.Assessment;
import dev.troth.signal.SignalFact;
import dev.troth.signal.SignalFact.Measured;
import dev.troth.stakeholder.ActiveStakeholder;
import dev.troth.stakeholder.DecisionRole;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.stakeholder.Stance;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Effect of departures of stakeholders on the relationship. A pure function, except for calls of the model. */
@Description("Continuity: effect of departures of stakeholders on the relationship. Lists of people have at most "
        + "100 entries.")
public record Continuity(
        @Description("Number of threads: stakeholders whom we know and talk to.")
        int threads,

        @Description("Whether the relationship depends on one thread or none.")
        boolean singleThreaded,

        @Ignore List<String> threadRefs,
        @Ignore @Nullable String keyPersonRef,

        @Description("Trust without the key person, 0 to 100. Null while trust is unrated.") @Nullable
        Double trustWithoutKeyPerson,

        @Description("Probability of churn within 90 days without the key person.") @Nullable
        Double churnRiskWithoutKeyPerson,

        @Description(
                "Departments by levels, empty cells included: all departments and levels in which a person is, or was before"
                        + " they moved or left, and the four departments that usually matter (purchasing, manufacturing, engineering, "
                        + "accounting).")
        @NonNull
        List<@NonNull CoverageCell> coverage,

        @Description("Number of cells without a thread.") int emptyCells,

        @Description("Share of decision roles (decision maker, approver, evaluator, influencer, user) whose holder has "
                + "a thread, 0 to 1.")
        double decisionCircle,

        @Description("Decision roles without a thread to a holder.") @NonNull
        List<@NonNull DecisionRole> missingRoles,

        @Description("Stance of the least favorable decision maker or approver. Null if none is known.") @Nullable
        Stance leastFavorableDecisionMaker,

        @Ignore List<String> newDecisionMakerRefs,

        @Description("Expected number of departures within 365 days, from the past rate of departures and from "
                + "signals.")
        double expectedDepartures,

        @Description("Share of important stakeholders (influence of at least 0.6) with a backup who is present, or a "
                + "completed handover, 0 to 1. Those who left within the last 365 days are counted, too, so that an "
                + "unprepared departure does not raise it. Null if there are none.")
        @Nullable
        Double readiness,

        @Ignore List<String> unpreparedRefs,
        @Ignore List<String> unreplacedRefs,
        @Ignore BatchContext<? extends Row> batch) {

    private static final List<String> DEPARTMENTS = List.of("ACCOUNTING", "ENGINEERING", "MANUFACTURING", "PURCHASING");
    private static final List<DecisionRole> CIRCLE = List.of(
            DecisionRole.DECISION_MAKER,
            DecisionRole.APPROVER,
            DecisionRole.EVALUATOR,
            DecisionRole.INFLUENCER,
            DecisionRole.USER);
    /** Time for which a decision maker is new (S1 L18). Judgement. */
    static final Duration WATCH = Duration.ofDays(90);

    /** Connection from which a thread exists. */
    static final double HOLDS = 0.3;

    private static final int MOST_CELLS = 1000;
    private static final int MOST_PEOPLE = 100;
    /** Progress of a handover from which a person is prepared: half of it. Judgement. */
    private static final double PREPARED = 0.5;

    private static final double HALF = 0.5;

    /**
     * Prior rate of departures: about one in seven per year, the usual turnover of employees, with the weight of five
     * person-years. Judgement.
     */
    private static final double USUAL_RATE = 0.15;

    private static final double USUAL_YEARS = 5;
    private static final double YEAR = 365;

    /**
     * @param batch accounts that were loaded with this one
     * @param facts all of the account, sorted
     */
    static Continuity of(BatchContext<? extends Row> batch, List<Fact> facts, Assessment now, AssessmentService model) {
        Instant asOf = batch.moment().asOf();
        List<ActiveStakeholder> people = ActiveStakeholder.of(facts);
        Set<String> threads = threads(now);
        List<ActiveStakeholder> held =
                people.stream().filter(person -> threads.contains(person.ref())).toList();
        boolean rated = now.trustUnrated().isEmpty();
        Assessment worst = null;
        String key = null;
        for (ActiveStakeholder person : people) {
            Assessment without = model.whatIf(now, List.of(WhatIf.leaves(person.ref(), asOf)), asOf);
            if (worst == null || without.trust() < worst.trust()) {
                worst = without;
                key = person.ref();
            }
        }
        List<CoverageCell> cells = cells(everKnown(facts), people, held);
        List<DecisionRole> missing = CIRCLE.stream()
                .filter(role -> held.stream().noneMatch(person -> person.has(role)))
                .toList();
        List<ActiveStakeholder> matter =
                people.stream().filter(ActiveStakeholder::isImportant).toList();
        StakeholderRoster roster = StakeholderRoster.of(facts);
        List<String> unprepared = matter.stream()
                .map(ActiveStakeholder::ref)
                .filter(ref -> readiness(ref, facts, roster) < PREPARED)
                .toList();
        List<String> gone = leavers(facts, asOf);
        List<String> unreplaced = gone.stream()
                .filter(ref -> readiness(ref, facts, roster) < PREPARED)
                .toList();
        int expected = matter.size() + gone.size();
        return new Continuity(
                held.size(),
                held.size() < 2,
                held.stream().map(ActiveStakeholder::ref).limit(MOST_PEOPLE).toList(),
                key,
                rated && worst != null ? Double.valueOf(worst.trust() * 100) : null,
                rated && worst != null ? Double.valueOf(worst.churn().probability(90)) : null,
                cells,
                (int) cells.stream().filter(cell -> cell.threads() == 0).count(),
                1 - (double) missing.size() / CIRCLE.size(),
                missing,
                people.stream()
                        .filter(ActiveStakeholder::decides)
                        .map(ActiveStakeholder::stance)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                people.stream()
                        .filter(person -> person.decides() && isNew(person, facts, asOf))
                        .map(ActiveStakeholder::ref)
                        .limit(MOST_PEOPLE)
                        .toList(),
                people.stream()
                        .mapToDouble(person -> departureRisk(person.ref(), facts, asOf))
                        .sum(),
                Statistics.share(expected - unprepared.size() - unreplaced.size(), expected),
                unprepared.stream().limit(MOST_PEOPLE).toList(),
                unreplaced.stream().limit(MOST_PEOPLE).toList(),
                batch);
    }

    /** Returns the refs of stakeholders with a thread. */
    public static Set<String> threads(Assessment now) {
        return now.state().stakeholders().keySet().stream()
                .filter(ref -> now.stakeholder(ref)
                        .filter(trust -> trust.connection() >= HOLDS)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /** Returns whether a stakeholder joined within the observation period and was not there from the beginning. */
    static boolean isNew(ActiveStakeholder person, List<Fact> facts, Instant asOf) {
        Instant beginning = facts.getFirst().at().plus(Duration.ofDays(30));
        return person.since().isAfter(asOf.minus(WATCH)) && person.since().isAfter(beginning);
    }

    /** Returns the probability that a stakeholder leaves within a year. */
    static double departureRisk(String ref, List<Fact> facts, Instant asOf) {
        double years = 0;
        int left = 0;
        Map<String, Instant> joined = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof StakeholderFact.Joined) {
                joined.put(fact.subjectRef(), fact.at());
            } else if (fact.body() instanceof StakeholderFact.Left) {
                left++;
                Instant from = joined.remove(fact.subjectRef());
                years += from == null ? 0 : Statistics.days(from, fact.at()) / YEAR;
            }
        }
        for (Instant from : joined.values()) {
            years += Statistics.days(from, asOf) / YEAR;
        }
        double rate = (left + USUAL_RATE * USUAL_YEARS) / (years + USUAL_YEARS);
        double signal = SignalFact.current(facts, asOf).stream()
                .filter(typed -> typed.body().kind().equals(Measured.FLIGHT)
                        && ref.equals(typed.body().stakeholder()))
                .reduce((first, last) -> last)
                .map(typed -> typed.body().level())
                .orElse(0.0);
        return Math.max(1 - Math.exp(-rate), signal);
    }

    /**
     * Returns the progress of the handover from a stakeholder, 0 to 1: half for a present stakeholder who takes their
     * place, half for the steps of the latest plan.
     */
    static double readiness(String ref, List<Fact> facts, StakeholderRoster roster) {
        double steps = TypedFact.ofType(facts, StakeholderFact.HandoverPlanned.class)
                .filter(typed -> typed.body().stakeholder().equals(ref))
                .reduce((first, last) -> last)
                .map(typed -> typed.body().stepsDone())
                .orElse(0.0);
        return (roster.standInFor(ref) == null ? 0 : HALF) + HALF * steps;
    }

    /** Returns the refs of important stakeholders who left within the last 365 days. */
    private static List<String> leavers(List<Fact> facts, Instant asOf) {
        Map<String, StakeholderFact.Joined> known = new LinkedHashMap<>();
        Set<String> gone = new LinkedHashSet<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof StakeholderFact.Joined joined) {
                known.put(fact.subjectRef(), joined);
                gone.remove(fact.subjectRef());
            } else if (fact.body() instanceof StakeholderFact.Left
                    && fact.at().isAfter(asOf.minus(Duration.ofDays(365)))) {
                gone.add(fact.subjectRef());
            }
        }
        return gone.stream()
                .filter(ref -> ActiveStakeholder.isImportant(Objects.requireNonNull(known.get(ref))))
                .toList();
    }

    private static List<StakeholderFact.Joined> everKnown(List<Fact> facts) {
        return TypedFact.ofType(facts, StakeholderFact.Joined.class)
                .map(TypedFact::body)
                .toList();
    }

    /**
     * @param everKnown people who left included: a department or level that lost its last person, who left or moved, is an
     * empty cell
     */
    private static List<CoverageCell> cells(
            List<StakeholderFact.Joined> everKnown, List<ActiveStakeholder> people, List<ActiveStakeholder> held) {
        TreeSet<String> departments = new TreeSet<>(DEPARTMENTS);
        List<StakeholderFact.Position> positions = everKnown.stream()
                .flatMap(person -> person.positions().stream())
                .toList();
        positions.forEach(position -> departments.add(position.department()));
        List<String> levels = new ArrayList<>(positions.stream()
                .map(StakeholderFact.Position::level)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList());
        boolean unknown = positions.stream().anyMatch(position -> position.level() == null);
        List<@Nullable String> columns = new ArrayList<>(levels);
        if (unknown || levels.isEmpty()) {
            columns.add(null);
        }
        List<CoverageCell> cells = new ArrayList<>();
        for (String department : departments) {
            for (String level : columns) {
                cells.add(new CoverageCell(
                        department, level, count(people, department, level), count(held, department, level)));
            }
        }
        return cells.stream().limit(MOST_CELLS).toList();
    }

    private static int count(List<ActiveStakeholder> people, String department, @Nullable String level) {
        return (int) people.stream()
                .filter(person -> person.joined().department().equals(department)
                        && Objects.equals(person.joined().level(), level))
                .count();
    }

    /** A department at one level. */
    @Description("Department at one level of seniority.")
    public record CoverageCell(
            @Description("Department.") @NonNull String department,

            @Description("Level. Null for people without a recorded level.") @Nullable
            String level,

            @Description(
                    "Number of known people. Found by `stakeholders(where: { department: { eq: … }, level: { eq: … }, leftAt: { isNull: true } })`.")
            int people,

            @Description("Number of threads; 0 is an empty cell. Listed in `Continuity.threadStakeholders`.")
            int threads) {}
}
