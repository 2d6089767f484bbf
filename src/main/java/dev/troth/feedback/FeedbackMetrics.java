package dev.troth.feedback;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.stakeholder.TieKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
@Description(
        "Metrics about the feedback of both sides. The last answer of each respondent who is still there counts. Null"
                + " if there is no feedback.")
public record FeedbackMetrics(
        @Description("Net Promoter Score: percentage of promoters (9, 10) minus percentage of detractors (0 to 6), "
                + "-100 to 100.")
        @Nullable
        Double nps,

        @Description("Number of respondents on which nps is based. Found by `feedback(where: { kind: { in: [NPS] },"
                + " direction: { in: [IN] } })`.")
        int npsRespondents,

        @Description("Average satisfaction, 1 to 5.") @Nullable
        Double csat,

        @Description("Number of respondents on which csat is based. Found by `feedback(where: { kind: { in: [CSAT] },"
                + " direction: { in: [IN] } })`.")
        int csatRespondents,

        @Description("Average effort for them, 1 to 7.") @Nullable
        Double effort,

        @Description(
                "Trend of their effort per answer; positive if it increases. Null if there are fewer than 4 answers.")
        @Nullable
        Double effortTrend,

        @Description("Our last pulse, 0 to 10.") @Nullable Double pulseOurs,

        @Description("Their pulse, 0 to 10: average of the last one of each respondent.") @Nullable
        Double pulseTheirs,

        @Description("Our pulse minus theirs. Positive if our view is rosier than theirs; an honest review together "
                + "closes the gap.")
        @Nullable
        Double honestyGap,

        @Description("Share of pulses of both sides that were recorded as known to the other side (`shared`), 0 to 1. "
                + "Based on pulseSharedShareBasedOn pulses.")
        @Nullable
        Double pulseSharedShare,

        @Description("Number of pulses on which pulseSharedShare is based. Found by `feedback(where: { kind: { in:"
                + " [PULSE] } })`.")
        int pulseSharedShareBasedOn,

        @Description("Our estimate of how they perceive us: 0 (vendor) or 1 (partner).") @Nullable
        Double perceptionOurs,

        @Description(
                "Their stated perception of us, 0 (vendor) to 1 (partner): average of the last one of each respondent.")
        @Nullable
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

        @Description("Result of the last independent audit, 0 to 1, in whichever direction it was recorded.") @Nullable
        Double audit,

        @Description("Self-praise: our pulse minus the result of the last independent audit, each 0 to 1.") @Nullable
        Double selfPraise,

        @Description("Time since their last feedback about us, in days.") @Nullable
        Double lastInDays,

        @Description(
                "Time since our last feedback to them, in days. A pulse, perception or audit of ours counts if it was"
                        + " shared.")
        @Nullable
        Double lastOutDays,

        @Description("Regularity of the feedback of both sides, 0 to 1.") @Nullable
        Double regularity,

        @Description("Departments that gave feedback through a stakeholder who is still present.") @NonNull
        List<@NonNull String> departmentsHeard,

        @Description("Departments with present stakeholders, none of whom gave feedback.") @NonNull
        List<@NonNull String> departmentsNeverHeard,

        @Description("Feedback by department, in alphabetical order; at most 100.") @NonNull
        List<@NonNull DepartmentFeedback> departments,

        @Description(
                "Department with the worst feedback, compared within the kind that the most departments gave. Null if "
                        + "fewer than two departments gave feedback of one kind, or if they are alike.")
        @Nullable
        String unhappiest,

        @Description(
                "Number of departments for which the busiest liaison speaks: their own, those that their ties name and "
                        + "those whose feedback they relayed. 0 without liaisons.")
        int liaisonLoad,

        @Description("Average delay until relayed feedback reached us, in days.") @Nullable
        Double relayDelayDays) {

    /** Answers that a trend needs: the slope of three is the same as that of the first and the last. Judgement. */
    private static final int ENOUGH = 4;

    private static final String DEPARTMENT = "department:";
    private static final int MOST_DEPARTMENTS = 100;
    private static final double PROMOTER = 9;
    private static final double DETRACTOR = 6;
    private static final double PERCENT = 100;
    /** Kinds of which ours are estimates of our own until they are shared. */
    private static final Set<FeedbackKind> INTERNAL =
            Set.of(FeedbackKind.PULSE, FeedbackKind.PERCEPTION, FeedbackKind.AUDIT);

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
        Double pulseTheirs = mean(all, FeedbackKind.PULSE);
        Double ourView = last(all, FeedbackKind.PERCEPTION, Direction.OUT);
        Double theirView = mean(all, FeedbackKind.PERCEPTION);
        Double care = share(all, FeedbackKind.CARE, Direction.IN);
        Double audit = lastAudit(all);
        List<Double> efforts = values(all, FeedbackKind.EFFORT, Direction.IN);
        List<Double> nps = lastOfEach(all, FeedbackKind.NPS, Direction.IN);
        Map<String, String> departmentOf = departmentOf(facts);
        List<DepartmentFeedback> departments =
                DepartmentFeedback.of(where(all, f -> f.direction() == Direction.IN), f -> department(f, departmentOf));
        List<TypedFact<FeedbackFact>> pulses = where(all, f -> f.kind() == FeedbackKind.PULSE);
        Set<String> heard = heard(all, facts);
        return new FeedbackMetrics(
                netPromoters(nps),
                nps.size(),
                mean(all, FeedbackKind.CSAT),
                lastOfEach(all, FeedbackKind.CSAT, Direction.IN).size(),
                mean(all, FeedbackKind.EFFORT),
                efforts.size() < ENOUGH ? null : Statistics.slope(efforts),
                pulseOurs,
                pulseTheirs,
                minus(pulseOurs, pulseTheirs),
                Statistics.share(
                        where(pulses, f -> Boolean.TRUE.equals(f.shared())).size(), pulses.size()),
                pulses.size(),
                ourView,
                theirView,
                minus(ourView, theirView),
                where(
                                all,
                                f -> f.kind() == FeedbackKind.PERCEPTION
                                        && f.direction() == Direction.IN
                                        && f.value() != null)
                        .stream()
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
                daysSince(where(everything, FeedbackMetrics::isKnownToThem), Direction.OUT, now),
                Statistics.regularity(
                        everything.stream().map(TypedFact::at).distinct().toList(), now),
                List.copyOf(heard),
                departments(roster).stream().filter(d -> !heard.contains(d)).toList(),
                departments.stream().limit(MOST_DEPARTMENTS).toList(),
                DepartmentFeedback.unhappiest(departments),
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

    /** Returns the Net Promoter Score of these answers; null if there are none. */
    static @Nullable Double netPromoters(Collection<Double> answers) {
        Double share = Statistics.share(
                answers.stream().filter(v -> v >= PROMOTER).count()
                        - (double) answers.stream().filter(v -> v <= DETRACTOR).count(),
                answers.size());
        return share == null ? null : Double.valueOf(PERCENT * share);
    }

    /** An audit is done by a third party: it has a result, and no direction. */
    private static @Nullable Double lastAudit(List<TypedFact<FeedbackFact>> all) {
        return all.stream()
                .map(TypedFact::body)
                .filter(f -> f.kind() == FeedbackKind.AUDIT && f.value() != null)
                .map(FeedbackFact::value)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private static boolean isKnownToThem(FeedbackFact feedback) {
        return INTERNAL.contains(feedback.kind())
                ? Boolean.TRUE.equals(feedback.shared())
                : !Boolean.FALSE.equals(feedback.shared());
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

    /** Returns the number of departments for which the busiest liaison speaks, by ties and by relayed feedback. */
    private static int liaisonLoad(List<Fact> facts, StakeholderRoster roster) {
        Map<String, String> of = departmentOf(facts);
        Set<String> ended = TypedFact.ofType(facts, StakeholderFact.TieEnded.class)
                .map(typed -> typed.fact().subjectRef())
                .collect(Collectors.toSet());
        Map<String, Set<String>> speaksFor = new HashMap<>();
        TypedFact.ofType(facts, StakeholderFact.Tied.class)
                .filter(tie -> tie.body().kind() == TieKind.LIAISON && !ended.contains(tie.ref()))
                .map(TypedFact::body)
                .filter(tie -> !roster.hasLeft(tie.from()))
                .forEach(tie -> {
                    Set<String> departments = speaksFor.computeIfAbsent(tie.from(), ref -> new TreeSet<>());
                    Stream.of(of.get(tie.from()), namedBy(tie))
                            .filter(Objects::nonNull)
                            .forEach(departments::add);
                });
        TypedFact.ofType(facts, FeedbackFact.class)
                .map(TypedFact::body)
                .filter(f -> f.relayedBy() != null && !roster.hasLeft(f.relayedBy()) && department(f, of) != null)
                .forEach(f -> speaksFor
                        .computeIfAbsent(Objects.requireNonNull(f.relayedBy()), ref -> new TreeSet<>())
                        .add(Objects.requireNonNull(department(f, of))));
        return speaksFor.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    private static @Nullable String namedBy(StakeholderFact.Tied tie) {
        return tie.to().startsWith(DEPARTMENT) ? tie.to().substring(DEPARTMENT.length()) : null;
    }
}
