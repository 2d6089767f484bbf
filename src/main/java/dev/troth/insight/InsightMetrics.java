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
import java.util.ArrayList;
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
        @Description("Number of known needs of the account.")
        int needs,

        @Description("Share of needs stated or confirmed by the account.") @Nullable
        Double needsConfirmedShare,

        @Description("Share of needs that we only assume. Assumed needs do not raise any score.") @Nullable
        Double needsAssumedShare,

        @Description("Time since a need was last reviewed, in days. Null if there are none.") @Nullable
        Double newestReviewDays,

        @Description("Refs of needs that were not reviewed for 180 days.") @NonNull
        List<@NonNull String> staleNeeds,

        @Description(
                "Depth of our knowledge of the account, 0 to 1: the best assessment and the insights noted, with a "
                        + "half-life of one year.")
        double customerDepth,

        @Description("Depth of our knowledge of the account's industry, 0 to 1, computed likewise.")
        double industryDepth,

        @Description("Depth of our knowledge of the account's competition, 0 to 1, computed likewise.")
        double competitionDepth,

        @Description("Number of open questions.") int openQuestions,

        @Description("Share of questions that were answered.") @Nullable
        Double answeredShare,

        @Description("Age of the oldest open question, in days. Null if there are none.") @Nullable
        Double oldestQuestionDays,

        @Description("Time since we last shared our roadmap, in days. Null if never.") @Nullable
        Double ourRoadmapDays,

        @Description("Time since the account last shared its roadmap, in days. Null if never.") @Nullable
        Double theirRoadmapDays,

        @Description("Share of shared roadmap items that the other side agreed to.") @Nullable
        Double roadmapAcknowledgedShare,

        @Description("Domains of shared roadmaps, such as IT and BUSINESS.") @NonNull
        List<@NonNull String> roadmapDomains,

        @Description("Share of goals that both sides agreed on.") @Nullable
        Double goalsAgreedShare,

        @Description("Average progress of the agreed goals.") @Nullable
        Double goalAttainment,

        @Description("Whether both sides made progress towards a goal of their own: joint growth.")
        boolean jointGrowth,

        @Description("Share of initiatives that serve a goal both sides agreed on.") @Nullable
        Double alignedShare,

        @Description("Refs of expectations of one side to which the other has not agreed.") @NonNull
        List<@NonNull String> expectationsUnmatched,

        @Description("Agreement between the account's ranking of needs and the order of our commitments: from 1 (same "
                + "order) to -1 (reverse). Null if there are fewer than two ranked needs with commitments.")
        @Nullable
        Double priorityAlignment,

        @Description(
                "Share of influential stakeholders (influence of at least 0.6) of whom we know a trait, with their "
                        + "consent. Traits of people who refuse PROFILE do not count.")
        @Nullable
        Double traitCoverage,

        @Description("Number of our ideas for the account's business.")
        int ideasOffered,

        @Description("Number of ideas that the account adopted.")
        int ideasAccepted,

        @Description("Refs of needs that the product cannot meet.") @NonNull
        List<@NonNull String> unmetNeeds) {

    private static final double STALE_DAYS = 180;
    private static final double HALF_LIFE = 365;
    private static final double NOTED_IS_WORTH = 0.2;
    private static final double MATTERS = 0.6;
    private static final int MOST_REFS = 100;

    private record Known(String ref, Insight insight) {}

    /** @param facts all facts of an account, sorted */
    static InsightMetrics of(List<Fact> facts, Instant now) {
        List<Known> all = known(facts);
        List<Known> needs = of(all, InsightKind.NEED);
        List<Known> questions = of(all, InsightKind.QUESTION);
        List<Known> goals = of(all, InsightKind.GOAL);
        List<Known> ideas = of(all, InsightKind.IDEA);
        List<Known> roadmaps = all.stream()
                .filter(k ->
                        k.insight.kind() == InsightKind.ROADMAP_OURS || k.insight.kind() == InsightKind.ROADMAP_THEIRS)
                .filter(k -> k.insight.sharedAt() != null)
                .toList();
        List<Known> open = where(questions, k -> k.insight.answer() == null);
        List<Known> agreed = where(goals, k -> k.insight.acknowledgedAt() != null);
        List<Double> progress = agreed.stream()
                .map(k -> k.insight.progress())
                .filter(Objects::nonNull)
                .toList();
        Set<String> agreedRefs = agreed.stream().map(Known::ref).collect(Collectors.toSet());
        List<InitiativeFact.Started> initiatives = TypedFact.ofType(facts, InitiativeFact.Started.class)
                .map(TypedFact::body)
                .toList();
        return new InsightMetrics(
                needs.size(),
                Statistics.share(where(needs, k -> k.insight.isStatedByThem()).size(), needs.size()),
                Statistics.share(
                        where(needs, k -> k.insight.now().evidence() == CertaintyLevel.ASSUMED)
                                .size(),
                        needs.size()),
                needs.stream()
                        .map(k -> k.insight.reviewedAt())
                        .max(Comparator.naturalOrder())
                        .map(at -> Statistics.days(at, now))
                        .orElse(null),
                refs(where(needs, k -> Statistics.days(k.insight.reviewedAt(), now) > STALE_DAYS)),
                depth(facts, all, NeedScope.CUSTOMER, now),
                depth(facts, all, NeedScope.INDUSTRY, now),
                depth(facts, all, NeedScope.COMPETITION, now),
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
                refs(where(of(all, InsightKind.EXPECTATION), k -> k.insight.acknowledgedAt() == null)),
                alignment(needs, CommitmentHistory.all(facts)),
                traitCoverage(facts, all),
                ideas.size(),
                where(ideas, k -> k.insight.acknowledgedAt() != null).size(),
                unmetNeeds(needs));
    }

    /** Returns the refs of needs that the product cannot meet. */
    static List<String> unmet(List<Fact> facts) {
        return unmetNeeds(of(known(facts), InsightKind.NEED));
    }

    private static List<String> unmetNeeds(List<Known> needs) {
        return refs(where(needs, k -> k.insight.now().unmet()));
    }

    private static List<Known> known(List<Fact> facts) {
        Map<String, Insight> insights = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof InsightFact && fact.subjectKind().equals("insight")) {
                Insight after = Insight.apply(fact.subjectRef(), insights.get(fact.subjectRef()), fact);
                insights.put(fact.subjectRef(), Objects.requireNonNull(after));
            }
        }
        return insights.entrySet().stream()
                .filter(e -> e.getValue().retiredAt() == null)
                .map(e -> new Known(e.getKey(), e.getValue()))
                .toList();
    }

    private static List<Known> of(List<Known> all, InsightKind kind) {
        return where(all, k -> k.insight.kind() == kind);
    }

    private static List<Known> where(List<Known> all, Predicate<Known> condition) {
        return all.stream().filter(condition).toList();
    }

    private static List<String> refs(List<Known> all) {
        return all.stream().map(Known::ref).limit(MOST_REFS).toList();
    }

    private static boolean grows(Known goal, Party side) {
        Double progress = goal.insight.progress();
        return goal.insight.side() == side && progress != null && progress > 0;
    }

    private static double depth(List<Fact> facts, List<Known> all, NeedScope scope, Instant now) {
        double assessed = TypedFact.ofType(facts, InsightFact.NeedsAssessed.class)
                .filter(typed -> typed.body().scope() == scope)
                .mapToDouble(typed -> typed.body().depthOrFull() * fading(typed.at(), now))
                .max()
                .orElse(0);
        double noted = all.stream()
                .filter(k -> k.insight.kind().name().equals(scope.name()))
                .mapToDouble(k -> NOTED_IS_WORTH * fading(k.insight.reviewedAt(), now))
                .sum();
        return Math.min(1, assessed + noted);
    }

    private static double fading(Instant at, Instant now) {
        return Math.pow(0.5, Statistics.days(at, now) / HALF_LIFE);
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

    /**
     * Returns the Goodman-Kruskal gamma between the customer's ranking of needs and the order of our commitments for
     * them (S4 L13): (concordant - discordant)/(concordant + discordant) pairs, in [-1, 1]. Unlike Kendall's tau, it
     * ignores pairs of equal rank; without equal ranks both are the same. Null without comparable pairs.
     */
    private static @Nullable Double alignment(List<Known> needs, List<CommitmentHistory> promises) {
        List<int[]> pairs = new ArrayList<>();
        int place = 0;
        Set<String> seen = new HashSet<>();
        for (CommitmentHistory promise : promises) {
            String served = promise.isOurs() ? promise.terms().body().insight() : null;
            Integer rank = served == null || !seen.add(served)
                    ? null
                    : needs.stream()
                            .filter(k -> k.ref.equals(served))
                            .map(k -> k.insight.now().rank())
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            if (rank != null) {
                pairs.add(new int[] {rank, place++});
            }
        }
        int same = 0;
        int other = 0;
        for (int i = 0; i < pairs.size(); i++) {
            for (int j = i + 1; j < pairs.size(); j++) {
                int order = Integer.compare(pairs.get(j)[0], pairs.get(i)[0]);
                same += order > 0 ? 1 : 0;
                other += order < 0 ? 1 : 0;
            }
        }
        return same + other == 0 ? null : Double.valueOf((double) (same - other) / (same + other));
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
                .filter(person -> person.joined().influenceOrUsual() >= MATTERS)
                .map(ActiveStakeholder::ref)
                .toList();
        return Statistics.share(key.stream().filter(known::contains).count(), key.size());
    }
}
