package dev.troth.politics;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import dev.troth.platform.Figures;
import dev.troth.stakeholder.Present;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.TieKind;
import dev.troth.touchpoint.TouchpointFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * Alliances and conflicts between the stakeholders of an account, and our neutrality. A pure function; never part of a
 * score.
 */
@Description("Alliances and conflicts between stakeholders, and our neutrality. An outsider never knows these for "
        + "certain, and no score depends on them.")
public record Politics(
        @Description("Factions: groups of allied people with a conflict between groups, largest first; at most 100.")
        @NonNull
        List<@NonNull Faction> factions,

        @Description("Number of known conflicts.") int conflicts,

        @Description("Mean confidence in the known conflicts, 0 to 0.9; never 1. Null if there are none.") @Nullable
        Double confidence,

        @Description("Share of pairs of present stakeholders who are in conflict, 0 to 1.") @Nullable
        Double conflictDensity,

        @Description(
                "Evenness of our attention to the factions in the last 90 days, 0 to 1; 1 is neutral. Null without "
                        + "factions or touchpoints.")
        @Nullable
        Double neutrality,

        @Description(
                "Neutrality minus the neutrality of the 90 days before; negative if attention shifts to one " + "side.")
        @Nullable
        Double drift,

        @Description("Whether we take sides: one faction has more than two thirds of our attention. Half of those who "
                + "take sides lose with their side. If the customer noticed, record a bad experience of "
                + "severity 0.4.")
        boolean takingSides,

        @Description("Whether a conflict is known and no run of the playbook stay-neutral is in progress.")
        boolean withoutPlan) {

    /** Upper limit, because an outsider is never certain (S1 L22). */
    public static final double MOST_CONFIDENCE = 0.9;

    private static final double USUAL_CONFIDENCE = 0.5;
    private static final double TOO_MUCH = 2.0 / 3;
    private static final int MOST = 100;
    private static final Duration WINDOW = Duration.ofDays(90);

    /** A faction: a group of allied people. */
    @Description("Faction: stakeholders, departments or members who are allied.")
    public record Faction(
            @Description("Refs of its members.") @NonNull List<@NonNull String> members,

            @Description("Its share of our attention in the last 90 days, 0 to 1.") @Nullable
            Double attention) {}

    /**
     * @param facts all of an account, sorted
     * @param planned whether a run of a playbook to stay neutral is in progress
     */
    static Politics of(List<Fact> facts, boolean planned, Instant now) {
        List<StakeholderFact.Tied> ties = ties(facts);
        List<StakeholderFact.Tied> conflicts = ties.stream()
                .filter(tie -> tie.kind() == TieKind.CONFLICTS_WITH)
                .toList();
        Map<String, String> departments = Present.of(facts).stream()
                .collect(
                        Collectors.toMap(Present::ref, person -> person.joined().department()));
        List<Set<String>> groups = conflicts.isEmpty() ? List.of() : groups(ties, conflicts, departments);
        List<Double> shares = shares(groups, attention(facts, now.minus(WINDOW), now), departments);
        List<Double> before =
                shares(groups, attention(facts, now.minus(WINDOW).minus(WINDOW), now.minus(WINDOW)), departments);
        Double neutrality = evenness(shares);
        Double neutralityBefore = evenness(before);
        List<Faction> factions = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, groups.size()); i++) {
            factions.add(new Faction(
                    groups.get(i).stream().sorted().limit(MOST).toList(), shares.isEmpty() ? null : shares.get(i)));
        }
        int people = departments.size();
        return new Politics(
                List.copyOf(factions),
                conflicts.size(),
                Figures.mean(conflicts.stream().map(Politics::confidence).toList()),
                Figures.share(conflicts.size(), people * (people - 1) / 2.0),
                neutrality,
                neutrality == null || neutralityBefore == null ? null : neutrality - neutralityBefore,
                shares.stream().anyMatch(share -> share > TOO_MUCH),
                !conflicts.isEmpty() && !planned);
    }

    private static double confidence(StakeholderFact.Tied tie) {
        return Math.min(MOST_CONFIDENCE, Objects.requireNonNullElse(tie.confidence(), USUAL_CONFIDENCE));
    }

    private static List<StakeholderFact.Tied> ties(List<Fact> facts) {
        Set<String> ended = new HashSet<>();
        Said.each(facts, StakeholderFact.TieEnded.class)
                .forEach(said -> ended.add(said.fact().subjectRef()));
        return Said.each(facts, StakeholderFact.Tied.class)
                .filter(said -> !ended.contains(said.ref()))
                .map(Said::body)
                .toList();
    }

    /** Returns the number of touchpoints per person between two instants. */
    private static Map<String, Long> attention(List<Fact> facts, Instant from, Instant to) {
        return Said.each(facts, TouchpointFact.Happened.class)
                .filter(said -> said.at().isAfter(from) && !said.at().isAfter(to))
                .flatMap(said -> Objects.requireNonNullElse(said.body().participants(), List.<String>of()).stream())
                .collect(Collectors.groupingBy(ref -> ref, Collectors.counting()));
    }

    /** Returns the connected components of alliances that have a conflict beyond their own group. */
    private static List<Set<String>> groups(
            List<StakeholderFact.Tied> ties, List<StakeholderFact.Tied> conflicts, Map<String, String> departments) {
        DisjointSets allies = new DisjointSets();
        departments.keySet().forEach(allies::add);
        Set<Set<String>> hostile = new HashSet<>();
        for (StakeholderFact.Tied tie : conflicts) {
            allies.add(tie.from());
            allies.add(tie.to());
            hostile.add(Set.of(tie.from(), tie.to()));
        }
        for (StakeholderFact.Tied tie : ties) {
            boolean together = switch (tie.kind()) {
                case ALLIED_WITH, REPORTS_TO, INFLUENCES -> true;
                case KNOWS, CONFLICTS_WITH, LIAISON, INTRODUCED -> false;
            };
            if (together && !hostile.contains(Set.of(tie.from(), tie.to()))) {
                allies.union(tie.from(), tie.to());
            }
        }
        return allies.sets().stream()
                .filter(group ->
                        conflicts.stream().anyMatch(tie -> group.contains(tie.from()) != group.contains(tie.to())))
                .sorted(Comparator.<Set<String>>comparingInt(Set::size)
                        .reversed()
                        .thenComparing(
                                group -> group.stream().sorted().findFirst().orElse("")))
                .toList();
    }

    /** Returns the share of our attention that each group has; empty if there was no attention. */
    private static List<Double> shares(
            List<Set<String>> groups, Map<String, Long> attention, Map<String, String> departments) {
        List<Double> counts = groups.stream()
                .map(group -> attention.entrySet().stream()
                        .filter(e -> group.contains(e.getKey())
                                || group.contains("department:" + departments.get(e.getKey())))
                        .mapToDouble(Map.Entry::getValue)
                        .sum())
                .toList();
        double all = counts.stream().mapToDouble(Double::doubleValue).sum();
        return all == 0 ? List.of() : counts.stream().map(count -> count / all).toList();
    }

    private static @Nullable Double evenness(List<Double> shares) {
        return shares.size() < 2
                ? null
                : Figures.evenness(shares.stream()
                        .map(share -> Math.round(share * 1_000_000))
                        .toList());
    }
}
