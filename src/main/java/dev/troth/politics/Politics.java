package dev.troth.politics;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.ActiveStakeholder;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.stakeholder.TieKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

        @Description("Number of known conflicts; each pair counts once. Found by `ties(where: { kind: { in:"
                + " [CONFLICTS_WITH] }, endedAt: { isNull: true } })`.")
        int conflicts,

        @Description("Mean confidence in the known conflicts, 0 to 0.9; never 1. Null if there are none.") @Nullable
        Double confidence,

        @Description("Share of pairs of present stakeholders who are in conflict, 0 to 1. Conflicts between departments"
                + " are not conflicts of pairs of people.")
        @Nullable
        Double conflictDensity,

        @Description("Number of touchpoints and commitments with a faction in the last 90 days, on which the attention "
                + "is based. Missed calls do not count.")
        int basedOn,

        @Description(
                "Evenness of our attention to the factions in the last 90 days, 0 to 1; 1 is neutral. Null without "
                        + "factions, or if it would be based on fewer than 5 touchpoints and commitments.")
        @Nullable
        Double neutrality,

        @Description("Neutrality minus the neutrality of the 90 days before; negative if attention shifts to one side. "
                + "Null if either is null.")
        @Nullable
        Double drift,

        @Description(
                "Whether we take sides: one faction has more than two thirds of our attention, based on at least 5 "
                        + "touchpoints and commitments. Half of those who take sides lose with their side. If the customer "
                        + "noticed, record a signal of kind TAKING_SIDES, which is a bad experience.")
        boolean takingSides,

        @Description("Whether a conflict is known and no run of the playbook stay-neutral is in progress.")
        boolean withoutPlan) {

    /** Confidence in a tie without one: neither believed nor doubted. */
    private static final double USUAL_CONFIDENCE = 0.5;

    /** Share of the attention of one of two factions that is twice that of the other. */
    private static final double TOO_MUCH = 2.0 / 3;

    private static final int MOST = 100;
    private static final Duration WINDOW = Duration.ofDays(90);

    /** A faction: a group of allied people. */
    @Description("Faction: stakeholders, departments or members who are allied.")
    public record Faction(
            @Description("Refs of the stakeholders who belong to it.") @NonNull
            List<@NonNull String> stakeholders,

            @Description("Departments that belong to it.") @NonNull
            List<@NonNull String> departments,

            @Description("Refs of the members (our people) who belong to it.") @NonNull
            List<@NonNull String> members,

            @Description("Its share of our attention in the last 90 days, 0 to 1. Null if it would be based on fewer "
                    + "than 5 touchpoints and commitments.")
            @Nullable
            Double attention) {
        static Faction of(List<String> refs, @Nullable Double attention) {
            return new Faction(
                    refs.stream()
                            .filter(ref -> !isDepartment(ref) && !isMember(ref))
                            .toList(),
                    without(StakeholderFact.DEPARTMENT_PREFIX, refs),
                    without(StakeholderFact.MEMBER_PREFIX, refs),
                    attention);
        }

        private static boolean isDepartment(String ref) {
            return ref.startsWith(StakeholderFact.DEPARTMENT_PREFIX);
        }

        private static boolean isMember(String ref) {
            return ref.startsWith(StakeholderFact.MEMBER_PREFIX);
        }

        private static List<String> without(String prefix, List<String> refs) {
            return refs.stream()
                    .filter(ref -> ref.startsWith(prefix))
                    .map(ref -> ref.substring(prefix.length()))
                    .toList();
        }
    }

    /**
     * @param facts all of an account, sorted
     * @param planned whether a run of a playbook to stay neutral is in progress
     */
    static Politics of(List<Fact> facts, boolean planned, Instant now) {
        StakeholderRoster roster = StakeholderRoster.of(facts);
        List<StakeholderFact.Tied> ties = ties(facts).stream()
                .filter(tie -> !roster.hasLeft(tie.from()) && !roster.hasLeft(tie.to()))
                .toList();
        List<StakeholderFact.Tied> conflicts = ties.stream()
                .filter(tie -> tie.kind() == TieKind.CONFLICTS_WITH)
                .toList();
        Map<String, String> departments = ActiveStakeholder.of(facts).stream()
                .collect(Collectors.toMap(
                        ActiveStakeholder::ref, person -> person.joined().department()));
        List<Set<String>> factions = Factions.of(departments.keySet(), ties);
        Attention attention = Attention.of(facts, now.minus(WINDOW), now, factions, departments);
        Attention before =
                Attention.of(facts, now.minus(WINDOW).minus(WINDOW), now.minus(WINDOW), factions, departments);
        Double neutrality = attention.neutrality();
        Double neutralityBefore = before.neutrality();
        int people = departments.size();
        int pairs = pairs(conflicts);
        int ofPeople = pairs(conflicts.stream()
                .filter(tie -> departments.containsKey(tie.from()) && departments.containsKey(tie.to()))
                .toList());
        return new Politics(
                factions(factions, attention),
                pairs,
                Statistics.mean(conflicts.stream().map(Politics::confidence).toList()),
                Statistics.share(ofPeople, people * (people - 1) / 2.0),
                factions.isEmpty() ? 0 : attention.occasions(),
                neutrality,
                neutrality == null || neutralityBefore == null ? null : neutrality - neutralityBefore,
                isTakingSides(factions, attention),
                !conflicts.isEmpty() && !planned);
    }

    private static List<Faction> factions(List<Set<String>> factions, Attention attention) {
        List<Faction> views = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, factions.size()); i++) {
            views.add(Faction.of(factions.get(i).stream().limit(MOST).toList(), attention.share(i)));
        }
        return List.copyOf(views);
    }

    private static boolean isTakingSides(List<Set<String>> factions, Attention attention) {
        return IntStream.range(0, factions.size())
                .mapToObj(attention::share)
                .anyMatch(share -> share != null && share > TOO_MUCH);
    }

    /** Returns the number of conflicts; a conflict that was recorded more than once counts once. */
    private static int pairs(List<StakeholderFact.Tied> conflicts) {
        return (int) conflicts.stream()
                .map(tie -> new TreeSet<>(List.of(tie.from(), tie.to())))
                .distinct()
                .count();
    }

    private static double confidence(StakeholderFact.Tied tie) {
        return Objects.requireNonNullElse(tie.confidenceOfOutsider(), USUAL_CONFIDENCE);
    }

    private static List<StakeholderFact.Tied> ties(List<Fact> facts) {
        Set<String> ended = new HashSet<>();
        TypedFact.ofType(facts, StakeholderFact.TieEnded.class)
                .forEach(typed -> ended.add(typed.fact().subjectRef()));
        return TypedFact.ofType(facts, StakeholderFact.Tied.class)
                .filter(typed -> !ended.contains(typed.ref()))
                .map(TypedFact::body)
                .toList();
    }
}
