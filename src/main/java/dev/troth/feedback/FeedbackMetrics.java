package dev.troth.feedback;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.stakeholder.TieKind;
import java.time.Instant;
import java.util.Comparator;
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

/** Metrics about the feedback of both sides of an account. Pure function of the facts. */
@Description("Metrics about the feedback of both sides. The last answer of each respondent who is still there counts. Null if "
        + "there is no feedback.")
public record FeedbackMetrics(
        @Description("Net Promoter Score: percentage of promoters (9, 10) minus percentage of detractors (0 to 6), "
                + "-100 to 100.")
        @Nullable
        Double nps,

        @Description("Average satisfaction, 1 to 5.") @Nullable
        Double csat,

        @Description("Average effort for them, 1 to 7.") @Nullable
        Double effort,

        @Description("Trend of their effort per answer; positive if it increases.") @Nullable
        Double effortTrend,

        @Description("Our last pulse, 0 to 10.") @Nullable Double pulseOurs,

        @Description("Their last pulse, 0 to 10.") @Nullable Double pulseTheirs,

        @Description("Our pulse minus theirs. Positive if our view is rosier than theirs; an honest review together "
                + "closes the gap.")
        @Nullable
        Double honestyGap,

        @Description("Share of pulses that the other side knows of, 0 to 1.") @Nullable
        Double pulseSharedShare,

        @Description("Our estimate of how they perceive us: 0 (vendor) or 1 (partner).") @Nullable
        Double perceptionOurs,

        @Description("Their stated perception of us: 0 (vendor) or 1 (partner).") @Nullable
        Double perceptionTheirs,

        @Description("Our estimate minus their perception. Positive if we overestimate ourselves.") @Nullable
        Double perceptionGap,

        @Description("Time since they last stated their perception of us, in days.") @Nullable
        Double perceptionAgeDays,

        @Description("Average of like, care, professional and authentic, 0 to 1, by their feedback only.") @Nullable
        Double rapport,

        @Description("Degree to which they like us, 0 to 1.") @Nullable
        Double like,

        @Description("Degree to which they feel cared for, 0 to 1.") @Nullable
        Double care,

        @Description("Degree to which they find us professional, 0 to 1.") @Nullable
        Double professional,

        @Description("Degree to which they find us authentic, 0 to 1.") @Nullable
        Double authentic,

        @Description("Our own CARE rating minus theirs, each 0 to 1.") @Nullable
        Double careGap,

        @Description("Share of respondents who call themselves loyal, 0 to 1.") @Nullable
        Double loyal,

        @Description("Result of the last independent audit, 0 to 1.") @Nullable
        Double audit,

        @Description("Self-praise: our pulse minus the result of the last independent audit, each 0 to 1.") @Nullable
        Double selfPraise,

        @Description("Time since their last feedback about us, in days.") @Nullable
        Double lastInDays,

        @Description("Time since our last feedback to them, in days.") @Nullable
        Double lastOutDays,

        @Description("Regularity of the feedback of both sides, 0 to 1.") @Nullable
        Double regularity,

        @Description("Departments that gave feedback, by a person who is still there.") @NonNull
        List<@NonNull String> departmentsHeard,

        @Description("Departments of present stakeholders without feedback of a person who is still there.") @NonNull
        List<@NonNull String> departmentsNeverHeard,

        @Description("Department with the lowest average feedback. Null if fewer than two departments gave feedback.")
        @Nullable
        String unhappiest,

        @Description("Number of departments for which the busiest liaison speaks.")
        int liaisonLoad,

        @Description("Average delay until relayed feedback reached us, in days.") @Nullable
        Double relayDelayDays) {

    private static final double PROMOTER = 9;
    private static final double DETRACTOR = 6;
    private static final double PERCENT = 100;
    private static final Set<FeedbackKind> RAPPORT =
            Set.of(FeedbackKind.LIKE, FeedbackKind.CARE, FeedbackKind.PROFESSIONAL, FeedbackKind.AUTHENTIC);

    /** @param facts all facts of an account, sorted */
    static FeedbackMetrics of(List<Fact> facts, Instant now) {
        StakeholderRoster roster = StakeholderRoster.of(facts);
        List<TypedFact<FeedbackFact>> everything = TypedFact.ofType(facts, FeedbackFact.class)
                .filter(f -> f.body().isHonest())
                .toList();
        // The answers of people who left do not speak for the account any more.
        List<TypedFact<FeedbackFact>> all = where(everything, f -> !roster.hasLeft(f.stakeholder()));
        Double pulseOurs = last(all, FeedbackKind.PULSE, Direction.OUT);
        Double pulseTheirs = last(all, FeedbackKind.PULSE, Direction.IN);
        Double ourView = last(all, FeedbackKind.PERCEPTION, Direction.OUT);
        Double theirView = last(all, FeedbackKind.PERCEPTION, Direction.IN);
        Double care = share(all, FeedbackKind.CARE, Direction.IN);
        Double audit = last(all, FeedbackKind.AUDIT, Direction.IN);
        List<TypedFact<FeedbackFact>> pulses = where(all, f -> f.kind() == FeedbackKind.PULSE);
        Set<String> heard = heard(all, facts);
        return new FeedbackMetrics(
                nps(all),
                mean(all, FeedbackKind.CSAT),
                mean(all, FeedbackKind.EFFORT),
                Statistics.slope(values(all, FeedbackKind.EFFORT, Direction.IN)),
                pulseOurs,
                pulseTheirs,
                minus(pulseOurs, pulseTheirs),
                Statistics.share(
                        where(pulses, f -> Boolean.TRUE.equals(f.shared())).size(), pulses.size()),
                ourView,
                theirView,
                minus(ourView, theirView),
                where(all, f -> f.kind() == FeedbackKind.PERCEPTION && f.direction() == Direction.IN).stream()
                        .map(TypedFact::at)
                        .max(Comparator.naturalOrder())
                        .map(at -> Statistics.days(at, now))
                        .orElse(null),
                Statistics.mean(RAPPORT.stream()
                        .map(kind -> share(all, kind, Direction.IN))
                        .filter(Objects::nonNull)
                        .toList()),
                share(all, FeedbackKind.LIKE, Direction.IN),
                care,
                share(all, FeedbackKind.PROFESSIONAL, Direction.IN),
                share(all, FeedbackKind.AUTHENTIC, Direction.IN),
                minus(share(all, FeedbackKind.CARE, Direction.OUT), care),
                share(all, FeedbackKind.LOYALTY, Direction.IN),
                audit,
                minus(pulseOurs == null ? null : FeedbackKind.PULSE.share(pulseOurs), audit),
                daysSince(everything, Direction.IN, now),
                daysSince(everything, Direction.OUT, now),
                Statistics.regularity(
                        everything.stream().map(TypedFact::at).distinct().toList(), now),
                List.copyOf(heard),
                departments(roster).stream().filter(d -> !heard.contains(d)).toList(),
                unhappiest(all, facts),
                liaisonLoad(facts, roster),
                Statistics.mean(everything.stream()
                        .filter(f -> f.body().saidAt() != null)
                        .map(f ->
                                Statistics.days(Objects.requireNonNull(f.body().saidAt()), f.at()))
                        .toList()));
    }

    private static List<TypedFact<FeedbackFact>> where(
            List<TypedFact<FeedbackFact>> all, Predicate<FeedbackFact> condition) {
        return all.stream().filter(f -> condition.test(f.body())).toList();
    }

    private static List<Double> values(List<TypedFact<FeedbackFact>> all, FeedbackKind kind, Direction direction) {
        return all.stream()
                .map(TypedFact::body)
                .filter(f -> f.kind() == kind && f.direction() == direction && f.value() != null)
                .map(f -> Objects.requireNonNull(f.value()))
                .toList();
    }

    /** Returns the last answer of each respondent. */
    private static List<Double> lastOfEach(List<TypedFact<FeedbackFact>> all, FeedbackKind kind, Direction direction) {
        Map<String, Double> last = all.stream()
                .map(TypedFact::body)
                .filter(f -> f.kind() == kind && f.direction() == direction && f.value() != null)
                .collect(Collectors.toMap(
                        f -> Stream.of(f.stakeholder(), f.department())
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(""),
                        f -> Objects.requireNonNull(f.value()),
                        (before, after) -> after));
        return List.copyOf(last.values());
    }

    private static @Nullable Double mean(List<TypedFact<FeedbackFact>> all, FeedbackKind kind) {
        return Statistics.mean(lastOfEach(all, kind, Direction.IN));
    }

    private static @Nullable Double share(List<TypedFact<FeedbackFact>> all, FeedbackKind kind, Direction direction) {
        Double mean = Statistics.mean(lastOfEach(all, kind, direction));
        return mean == null ? null : Double.valueOf(kind.share(mean));
    }

    private static @Nullable Double last(List<TypedFact<FeedbackFact>> all, FeedbackKind kind, Direction direction) {
        List<Double> values = values(all, kind, direction);
        return values.isEmpty() ? null : values.getLast();
    }

    private static @Nullable Double nps(List<TypedFact<FeedbackFact>> all) {
        List<Double> last = lastOfEach(all, FeedbackKind.NPS, Direction.IN);
        Double share = Statistics.share(
                last.stream().filter(v -> v >= PROMOTER).count()
                        - (double) last.stream().filter(v -> v <= DETRACTOR).count(),
                last.size());
        return share == null ? null : Double.valueOf(PERCENT * share);
    }

    private static @Nullable Double minus(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? null : Double.valueOf(one - other);
    }

    private static @Nullable Double daysSince(List<TypedFact<FeedbackFact>> all, Direction direction, Instant now) {
        return all.stream()
                .filter(f -> f.body().direction() == direction)
                .map(TypedFact::at)
                .max(Comparator.naturalOrder())
                .map(at -> Statistics.days(at, now))
                .orElse(null);
    }

    private static Map<String, String> departmentOf(List<Fact> facts) {
        return TypedFact.ofType(facts, StakeholderFact.Joined.class)
                .collect(Collectors.toMap(
                        s -> s.fact().subjectRef(), s -> s.body().department(), (before, after) -> after));
    }

    private static Set<String> departments(StakeholderRoster roster) {
        return new TreeSet<>(roster.departments());
    }

    private static @Nullable String department(FeedbackFact feedback, Map<String, String> of) {
        return feedback.department() != null || feedback.stakeholder() == null
                ? feedback.department()
                : of.get(feedback.stakeholder());
    }

    private static Set<String> heard(List<TypedFact<FeedbackFact>> all, List<Fact> facts) {
        Map<String, String> of = departmentOf(facts);
        return all.stream()
                .filter(f -> f.body().direction() == Direction.IN)
                .map(f -> department(f.body(), of))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String unhappiest(List<TypedFact<FeedbackFact>> all, List<Fact> facts) {
        Map<String, String> of = departmentOf(facts);
        Map<String, Double> mood = all.stream()
                .map(TypedFact::body)
                .filter(f -> f.direction() == Direction.IN && f.value() != null && department(f, of) != null)
                .collect(Collectors.groupingBy(
                        f -> Objects.requireNonNull(department(f, of)),
                        Collectors.averagingDouble(f -> f.kind().share(Objects.requireNonNull(f.value())))));
        return mood.size() < 2
                ? null
                : mood.entrySet().stream()
                        .min(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse(null);
    }

    /** Returns the number of departments for which the busiest liaison speaks, by ties and by relayed feedback. */
    private static int liaisonLoad(List<Fact> facts, StakeholderRoster roster) {
        Map<String, TreeSet<String>> speaksFor = TypedFact.ofType(facts, StakeholderFact.Tied.class)
                .filter(tie -> tie.body().kind() == TieKind.LIAISON && !roster.hasLeft(tie.body().from()))
                .collect(Collectors.groupingBy(
                        tie -> tie.body().from(),
                        Collectors.mapping(tie -> tie.body().to(), Collectors.toCollection(TreeSet::new))));
        TypedFact.ofType(facts, FeedbackFact.class)
                .filter(f -> f.body().relayedBy() != null && !roster.hasLeft(f.body().relayedBy()))
                .forEach(f -> speaksFor
                        .computeIfAbsent(Objects.requireNonNull(f.body().relayedBy()), ref -> new TreeSet<>())
                        .add(Objects.requireNonNullElse(f.body().department(), "")));
        return speaksFor.values().stream().mapToInt(Set::size).max().orElse(0);
    }
}
