package dev.troth.insight;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.initiative.InitiativeFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.ActiveStakeholder;
import dev.troth.stakeholder.ConsentPurpose;
import dev.troth.stakeholder.ConsentState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Metrics about the knowledge of both sides of an account about each other. Pure function of the facts. */
@Description(
        "Metrics about the knowledge of both sides about each other. Shares are 0 to 1, and null if the denominator "
                + "is zero; lists have 100 entries at most.")
public record InsightMetrics(
        @Description(
                "Number of known needs of the account; our own needs are not counted. List: `insights(where: { kind: {"
                        + " in: [NEED] }, side: { in: [THEM] }, status: { notIn: [RETIRED] } })`.")
        int needs,

        @Description("Share of needs stated or confirmed by the account.") @Nullable
        Double needsConfirmedShare,

        @Description("Share of needs that we only assume. Assumed needs do not raise any score.") @Nullable
        Double needsAssumedShare,

        @Description(
                "Time since a need was last reviewed or agreed to, in days. Noting a need is not a review. Null if "
                        + "none was reviewed.")
        @Nullable
        Double newestReviewDays,

        @Description("Refs of needs that were neither noted nor reviewed in the last 180 days.") @NonNull
        List<@NonNull String> staleNeeds,

        @Description(
                "Depth of our knowledge of the account, 0 to 1: that of the last assessment, halved every 180 days "
                        + "after the first 180. Equal to the part of the factor UNDERSTANDING of the standard model.")
        double customerDepth,

        @Description("Depth of our knowledge of the account's industry, 0 to 1, computed likewise.")
        double industryDepth,

        @Description("Depth of our knowledge of the account's competition, 0 to 1, computed likewise.")
        double competitionDepth,

        @Description("Number of insights about the account, its industry and its competition. Assumptions are not "
                + "counted. Found by `insights(where: { kind: { in: [CUSTOMER, INDUSTRY, COMPETITION] } })`.")
        int knownInsights,

        @Description(
                "Number of open questions. List: `insights(where: { kind: { in: [QUESTION] }, status: { in: [OPEN] }"
                        + " })`.")
        int openQuestions,

        @Description("Share of questions that were answered.") @Nullable
        Double answeredShare,

        @Description("Age of the oldest open question, in days. Null if there are none.") @Nullable
        Double oldestQuestionDays,

        @Description("Time since we last shared our roadmap, in days. Null if never.") @Nullable
        Double ourRoadmapDays,

        @Description("Time since the account last shared its roadmap, in days. Null if never.") @Nullable
        Double theirRoadmapDays,

        @Description(
                "Share of shared roadmap items that the other side agreed to. Items that were not shared do not count.")
        @Nullable
        Double roadmapAcknowledgedShare,

        @Description("Domains of shared roadmaps, such as IT and BUSINESS.") @NonNull
        List<@NonNull String> roadmapDomains,

        @Description("Share of goals that both sides agreed on.") @Nullable
        Double goalsAgreedShare,

        @Description(
                "Average progress of the agreed goals from their first value to their target, each limited to 0 to 1.")
        @Nullable
        Double goalAttainment,

        @Description("Whether both sides have an agreed goal of their own that moved from its first value towards its"
                + " target: joint growth.")
        boolean jointGrowth,

        @Description("Share of running initiatives that serve a goal both sides agreed on. Null if none is running.")
        @Nullable
        Double alignedShare,

        @Description("Number of running initiatives, on which alignedShare is based. Found by `initiatives(where: {"
                + " endedAt: { isNull: true } })`.")
        int alignedShareBasedOn,

        @Description("Refs of expectations of one side to which the other has not agreed.") @NonNull
        List<@NonNull String> expectationsUnmatched,

        @Description("Agreement between the account's ranking of needs and the order in which we kept our commitments "
                + "for them, or in which they are due: from 1 (same order) to -1 (reverse). Null if there are fewer "
                + "than three ranked needs with commitments.")
        @Nullable
        Double priorityAlignment,

        @Description("Number of ranked needs with commitments, on which priorityAlignment is based. Found by"
                + " `insights(where: { kind: { in: [NEED] }, rank: { isNull: false } })`.")
        int priorityAlignmentBasedOn,

        @Description(
                "Share of influential stakeholders (influence of at least 0.6) of whom we know a trait, with their "
                        + "consent. Traits of people who refuse PROFILE do not count.")
        @Nullable
        Double traitCoverage,

        @Description("Number of our ideas for the account's business; the account's own ideas are not counted. List:"
                + " `insights(where: { kind: { in: [IDEA] }, side: { in: [US] }, status: { notIn: [RETIRED] }"
                + " })`.")
        int ideasOffered,

        @Description(
                "Number of ideas that the account adopted. List: `insights(where: { kind: { in: [IDEA] }, side: { in:"
                        + " [US] }, acknowledgedAt: { isNull: false }, status: { notIn: [RETIRED] } })`.")
        int ideasAccepted,

        @Description("Refs of needs that the product cannot meet.") @NonNull
        List<@NonNull String> unmetNeeds) {

    /** Age from which a review of needs is stale: the same half year as that of an assessment. */
    private static final double STALE_DAYS = KnowledgeDepth.FRESH;

    static final int MOST_REFS = 100;

    record Known(String ref, Insight insight) {}

    /** @param facts all facts of an account, sorted */
    static InsightMetrics of(List<Fact> facts, Instant now) {
        List<Known> all = known(facts);
        List<Known> needs = of(all, InsightKind.NEED, Party.THEM);
        List<Known> questions = of(all, InsightKind.QUESTION);
        List<Known> goals = of(all, InsightKind.GOAL);
        List<Known> ideas = of(all, InsightKind.IDEA, Party.US);
        List<Known> roadmaps = where(all, k -> isSharedRoadmap(k, now));
        PriorityAlignment alignment = PriorityAlignment.of(ranks(needs), CommitmentHistory.all(facts));
        List<Known> open = where(questions, k -> k.insight.answer() == null);
        List<Known> agreed = where(goals, k -> k.insight.acknowledgedAt() != null);
        List<Double> progress = agreed.stream()
                .map(k -> k.insight.goal())
                .filter(Objects::nonNull)
                .map(Goal::attainment)
                .toList();
        Set<String> agreedRefs = agreed.stream().map(Known::ref).collect(Collectors.toSet());
        List<InitiativeFact.Started> initiatives = running(facts);
        return new InsightMetrics(
                needs.size(),
                Statistics.share(where(needs, k -> k.insight.isStatedByThem()).size(), needs.size()),
                Statistics.share(
                        where(needs, k -> k.insight.now().evidence() == CertaintyLevel.ASSUMED)
                                .size(),
                        needs.size()),
                needs.stream()
                        .map(k -> k.insight.reviewedAt())
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(at -> Statistics.days(at, now))
                        .orElse(null),
                refs(where(needs, k -> Statistics.days(k.insight.freshAt(), now) > STALE_DAYS)),
                KnowledgeDepth.of(facts, NeedScope.CUSTOMER, now),
                KnowledgeDepth.of(facts, NeedScope.INDUSTRY, now),
                KnowledgeDepth.of(facts, NeedScope.COMPETITION, now),
                where(all, InsightMetrics::isKnowledge).size(),
                open.size(),
                Statistics.share(questions.size() - open.size(), questions.size()),
                open.stream()
                        .map(k -> k.insight.at())
                        .min(Comparator.naturalOrder())
                        .map(at -> Statistics.days(at, now))
                        .orElse(null),
                roadmapDays(facts, Direction.OUT, now),
                roadmapDays(facts, Direction.IN, now),
                Statistics.share(
                        where(roadmaps, k -> k.insight.acknowledgedAt() != null).size(), roadmaps.size()),
                domains(facts, roadmaps),
                Statistics.share(agreed.size(), goals.size()),
                Statistics.mean(progress),
                Stream.of(Party.values()).allMatch(side -> agreed.stream().anyMatch(k -> grows(k, side))),
                Statistics.share(
                        initiatives.stream()
                                .filter(i -> i.goal() != null && agreedRefs.contains(i.goal()))
                                .count(),
                        initiatives.size()),
                initiatives.size(),
                refs(where(of(all, InsightKind.EXPECTATION), k -> k.insight.acknowledgedAt() == null)),
                alignment.value(),
                alignment.basedOn(),
                traitCoverage(facts, all),
                ideas.size(),
                where(ideas, k -> k.insight.acknowledgedAt() != null).size(),
                unmetNeeds(needs));
    }

    /** Returns the refs of needs that the product cannot meet. */
    static List<String> unmet(List<Fact> facts) {
        return unmetNeeds(of(known(facts), InsightKind.NEED, Party.THEM));
    }

    /** Returns whether the insight was reviewed as met, or retired, at or after an instant. */
    static boolean metSince(String ref, Instant then, List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.subjectKind().equals("insight")
                        && fact.subjectRef().equals(ref)
                        && !fact.at().isBefore(then))
                .anyMatch(fact -> fact.body() instanceof InsightFact.Retired
                        || (fact.body() instanceof InsightFact.Reviewed reviewed
                                && Boolean.FALSE.equals(reviewed.unmet())));
    }

    private static List<InitiativeFact.Started> running(List<Fact> facts) {
        Set<String> ended = TypedFact.ofType(facts, InitiativeFact.Ended.class)
                .map(typed -> typed.body().initiative())
                .collect(Collectors.toSet());
        return TypedFact.ofType(facts, InitiativeFact.Started.class)
                .filter(typed -> !ended.contains(typed.ref()))
                .map(TypedFact::body)
                .toList();
    }

    private static List<String> unmetNeeds(List<Known> needs) {
        return refs(where(needs, k -> k.insight.now().unmet()));
    }

    static List<Known> known(List<Fact> facts) {
        return Insight.current(facts).entrySet().stream()
                .map(e -> new Known(e.getKey(), e.getValue()))
                .toList();
    }

    private static List<Known> of(List<Known> all, InsightKind kind) {
        return where(all, k -> k.insight.kind() == kind);
    }

    private static List<Known> of(List<Known> all, InsightKind kind, Party side) {
        return where(all, k -> k.insight.kind() == kind && k.insight.side() == side);
    }

    private static List<Known> where(List<Known> all, Predicate<Known> condition) {
        return all.stream().filter(condition).toList();
    }

    private static List<String> refs(List<Known> all) {
        return all.stream().map(Known::ref).limit(MOST_REFS).toList();
    }

    private static boolean grows(Known goal, Party side) {
        Goal course = goal.insight.goal();
        return goal.insight.side() == side && course != null && course.grows();
    }

    private static boolean isKnowledge(Known known) {
        return switch (known.insight.kind()) {
            case CUSTOMER, INDUSTRY, COMPETITION -> known.insight.now().evidence() != CertaintyLevel.ASSUMED;
            default -> false;
        };
    }

    private static boolean isSharedRoadmap(Known known, Instant now) {
        boolean roadmap =
                known.insight.kind() == InsightKind.ROADMAP_OURS || known.insight.kind() == InsightKind.ROADMAP_THEIRS;
        Instant shared = known.insight.sharedAt();
        return roadmap && shared != null && !shared.isAfter(now);
    }

    private static Map<String, Integer> ranks(List<Known> needs) {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        needs.forEach(known -> {
            Integer rank = known.insight.now().rank();
            if (rank != null) {
                ranks.put(known.ref, rank);
            }
        });
        return ranks;
    }

    private static @Nullable Double roadmapDays(List<Fact> facts, Direction direction, Instant now) {
        InsightKind kind = direction == Direction.OUT ? InsightKind.ROADMAP_OURS : InsightKind.ROADMAP_THEIRS;
        Stream<Instant> told = TypedFact.ofType(facts, InsightFact.RoadmapShared.class)
                .filter(typed -> typed.body().direction() == direction)
                .map(TypedFact::at);
        Stream<Instant> noted = TypedFact.ofType(facts, InsightFact.Noted.class)
                .filter(typed -> typed.body().kind() == kind)
                .map(typed -> typed.body().sharedAt())
                .filter(Objects::nonNull)
                .filter(at -> !at.isAfter(now));
        Stream<Instant> shared = TypedFact.ofType(facts, InsightFact.Shared.class)
                .filter(typed -> typed.body().direction() == direction)
                .map(TypedFact::at);
        return Stream.of(told, noted, shared)
                .flatMap(each -> each)
                .max(Comparator.naturalOrder())
                .map(at -> Statistics.days(at, now))
                .orElse(null);
    }

    private static List<String> domains(List<Fact> facts, List<Known> roadmaps) {
        Set<String> domains = new TreeSet<>();
        TypedFact.ofType(facts, InsightFact.RoadmapShared.class)
                .map(typed -> typed.body().domain())
                .filter(Objects::nonNull)
                .forEach(domains::add);
        roadmaps.stream()
                .map(k -> k.insight.noted().domain())
                .filter(Objects::nonNull)
                .forEach(domains::add);
        return List.copyOf(domains);
    }

    private static @Nullable Double traitCoverage(List<Fact> facts, List<Known> all) {
        Set<String> refusing = ConsentState.refusing(ConsentPurpose.PROFILE, facts);
        Set<String> consenting = ConsentState.consenting(ConsentPurpose.PROFILE, facts);
        Set<String> known = new HashSet<>();
        for (Known trait : of(all, InsightKind.TRAIT)) {
            String of = trait.insight.noted().stakeholder();
            if (of != null
                    && !refusing.contains(of)
                    && (consenting.contains(of)
                            || Boolean.TRUE.equals(trait.insight.noted().consent()))) {
                known.add(of);
            }
        }
        List<String> key = ActiveStakeholder.of(facts).stream()
                .filter(ActiveStakeholder::isImportant)
                .map(ActiveStakeholder::ref)
                .toList();
        return Statistics.share(key.stream().filter(known::contains).count(), key.size());
    }
}
