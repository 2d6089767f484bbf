package dev.troth.feedback;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import dev.troth.platform.Direction;
import dev.troth.platform.Figures;
import dev.troth.stakeholder.StakeholderFact;
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

/** What both sides of an account say of each other. Pure. */
@Description(
        "What both sides say of each other. Where somebody was asked often, the last answer of each counts. Null while "
                + "nobody said anything.")
public record FeedbackMetrics(
        @Description("Net Promoter Score: the percentage of promoters (9, 10) minus the percentage of detractors (0 to 6), -100 to 100.") @Nullable
        Double nps,

        @Description("Satisfaction, 1 to 5, on average.") @Nullable
        Double csat,

        @Description("Effort it takes them, 1 to 7, on average.") @Nullable
        Double effort,

        @Description("How their effort changes from answer to answer; positive when it gets harder.") @Nullable
        Double effortTrend,

        @Description("How we said the relationship feels, 0 to 10.") @Nullable
        Double pulseOurs,

        @Description("How they said it feels, 0 to 10.") @Nullable
        Double pulseTheirs,

        @Description("Our pulse minus theirs: how much rosier we see it. An honest look at each other closes it.")
        @Nullable
        Double honestyGap,

        @Description("How much of the pulses the other side knows of, 0 to 1.") @Nullable
        Double pulseSharedShare,

        @Description("What we believe to be to them: 0 a vendor, 1 a partner.") @Nullable
        Double perceptionOurs,

        @Description("What we are to them by their own word: 0 a vendor, 1 a partner.") @Nullable
        Double perceptionTheirs,

        @Description("Our view minus theirs; positive when we flatter ourselves.") @Nullable
        Double perceptionGap,

        @Description("Days since they last told us what we are to them.") @Nullable
        Double perceptionAgeDays,

        @Description(
                "How much they like us, feel cared for, find us professional and authentic, 0 to 1; from them only.")
        @Nullable
        Double rapport,

        @Description("Whether they like us, 0 to 1.") @Nullable
        Double like,

        @Description("Whether they feel that we care, 0 to 1.") @Nullable
        Double care,

        @Description("Whether they find us professional, 0 to 1.") @Nullable
        Double professional,

        @Description("Whether they find us authentic, 0 to 1.") @Nullable
        Double authentic,

        @Description("How much we believe to care (our own CARE of them), minus what they feel, 0 to 1 each.") @Nullable
        Double careGap,

        @Description("Who calls themselves loyal, among those asked, 0 to 1.") @Nullable
        Double loyal,

        @Description("What somebody independent found last, 0 to 1.") @Nullable
        Double audit,

        @Description("Our own pulse minus what somebody independent found, 0 to 1 each: self-praise.") @Nullable
        Double selfPraise,

        @Description("Days since they last said something of us.") @Nullable
        Double lastInDays,

        @Description("Days since we last said something to them.") @Nullable
        Double lastOutDays,

        @Description("How regularly both sides look at the relationship, 0 to 1.") @Nullable
        Double regularity,

        @Description("Departments that were heard.") @NonNull
        List<@NonNull String> departmentsHeard,

        @Description("Departments we know people of, and never heard.") @NonNull
        List<@NonNull String> departmentsNeverHeard,

        @Description("The department that sounds worst, where several were heard.") @Nullable
        String unhappiest,

        @Description("How many departments speak through the busiest go-between.")
        int liaisonLoad,

        @Description("How many days passed on average until something that was said reached us through somebody else.")
        @Nullable
        Double relayDelayDays) {

    private static final double PROMOTER = 9;
    private static final double DETRACTOR = 6;
    private static final double PERCENT = 100;
    private static final Set<FeedbackKind> RAPPORT =
            Set.of(FeedbackKind.LIKE, FeedbackKind.CARE, FeedbackKind.PROFESSIONAL, FeedbackKind.AUTHENTIC);

    /** @param facts all of an account, sorted */
    static FeedbackMetrics of(List<Fact> facts, Instant now) {
        List<Said<FeedbackFact>> all = Said.each(facts, FeedbackFact.class)
                .filter(f -> f.body().isHonest())
                .toList();
        Double pulseOurs = last(all, FeedbackKind.PULSE, Direction.OUT);
        Double pulseTheirs = last(all, FeedbackKind.PULSE, Direction.IN);
        Double ourView = last(all, FeedbackKind.PERCEPTION, Direction.OUT);
        Double theirView = last(all, FeedbackKind.PERCEPTION, Direction.IN);
        Double care = share(all, FeedbackKind.CARE, Direction.IN);
        Double audit = last(all, FeedbackKind.AUDIT, Direction.IN);
        List<Said<FeedbackFact>> pulses = where(all, f -> f.kind() == FeedbackKind.PULSE);
        Set<String> heard = heard(all, facts);
        return new FeedbackMetrics(
                nps(all),
                mean(all, FeedbackKind.CSAT),
                mean(all, FeedbackKind.EFFORT),
                Figures.slope(values(all, FeedbackKind.EFFORT, Direction.IN)),
                pulseOurs,
                pulseTheirs,
                minus(pulseOurs, pulseTheirs),
                Figures.share(
                        where(pulses, f -> Boolean.TRUE.equals(f.shared())).size(), pulses.size()),
                ourView,
                theirView,
                minus(ourView, theirView),
                where(all, f -> f.kind() == FeedbackKind.PERCEPTION && f.direction() == Direction.IN).stream()
                        .map(Said::at)
                        .max(Comparator.naturalOrder())
                        .map(at -> Figures.days(at, now))
                        .orElse(null),
                Figures.mean(RAPPORT.stream()
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
                daysSince(all, Direction.IN, now),
                daysSince(all, Direction.OUT, now),
                Figures.regularity(all.stream().map(Said::at).distinct().toList(), now),
                List.copyOf(heard),
                departments(facts).stream().filter(d -> !heard.contains(d)).toList(),
                unhappiest(all, facts),
                liaisonLoad(facts),
                Figures.mean(all.stream()
                        .filter(f -> f.body().saidAt() != null)
                        .map(f -> Figures.days(Objects.requireNonNull(f.body().saidAt()), f.at()))
                        .toList()));
    }

    private static List<Said<FeedbackFact>> where(List<Said<FeedbackFact>> all, Predicate<FeedbackFact> condition) {
        return all.stream().filter(f -> condition.test(f.body())).toList();
    }

    private static List<Double> values(List<Said<FeedbackFact>> all, FeedbackKind kind, Direction direction) {
        return all.stream()
                .map(Said::body)
                .filter(f -> f.kind() == kind && f.direction() == direction && f.value() != null)
                .map(f -> Objects.requireNonNull(f.value()))
                .toList();
    }

    /** What each of those who were asked answered last. */
    private static List<Double> lastOfEach(List<Said<FeedbackFact>> all, FeedbackKind kind, Direction direction) {
        Map<String, Double> last = all.stream()
                .map(Said::body)
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

    private static @Nullable Double mean(List<Said<FeedbackFact>> all, FeedbackKind kind) {
        return Figures.mean(lastOfEach(all, kind, Direction.IN));
    }

    private static @Nullable Double share(List<Said<FeedbackFact>> all, FeedbackKind kind, Direction direction) {
        Double mean = Figures.mean(lastOfEach(all, kind, direction));
        return mean == null ? null : Double.valueOf(kind.share(mean));
    }

    private static @Nullable Double last(List<Said<FeedbackFact>> all, FeedbackKind kind, Direction direction) {
        List<Double> values = values(all, kind, direction);
        return values.isEmpty() ? null : values.getLast();
    }

    private static @Nullable Double nps(List<Said<FeedbackFact>> all) {
        List<Double> last = lastOfEach(all, FeedbackKind.NPS, Direction.IN);
        Double share = Figures.share(
                last.stream().filter(v -> v >= PROMOTER).count()
                        - (double) last.stream().filter(v -> v <= DETRACTOR).count(),
                last.size());
        return share == null ? null : Double.valueOf(PERCENT * share);
    }

    private static @Nullable Double minus(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? null : Double.valueOf(one - other);
    }

    private static @Nullable Double daysSince(List<Said<FeedbackFact>> all, Direction direction, Instant now) {
        return all.stream()
                .filter(f -> f.body().direction() == direction)
                .map(Said::at)
                .max(Comparator.naturalOrder())
                .map(at -> Figures.days(at, now))
                .orElse(null);
    }

    private static Map<String, String> departmentOf(List<Fact> facts) {
        return Said.each(facts, StakeholderFact.Joined.class)
                .collect(Collectors.toMap(
                        s -> s.fact().subjectRef(), s -> s.body().department(), (before, after) -> after));
    }

    private static Set<String> departments(List<Fact> facts) {
        return new TreeSet<>(departmentOf(facts).values());
    }

    private static @Nullable String department(FeedbackFact feedback, Map<String, String> of) {
        return feedback.department() != null || feedback.stakeholder() == null
                ? feedback.department()
                : of.get(feedback.stakeholder());
    }

    private static Set<String> heard(List<Said<FeedbackFact>> all, List<Fact> facts) {
        Map<String, String> of = departmentOf(facts);
        return all.stream()
                .filter(f -> f.body().direction() == Direction.IN)
                .map(f -> department(f.body(), of))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String unhappiest(List<Said<FeedbackFact>> all, List<Fact> facts) {
        Map<String, String> of = departmentOf(facts);
        Map<String, Double> mood = all.stream()
                .map(Said::body)
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

    /** How many departments the busiest go-between speaks for: by ties, and by what was passed on. */
    private static int liaisonLoad(List<Fact> facts) {
        Map<String, TreeSet<String>> speaksFor = Said.each(facts, StakeholderFact.Tied.class)
                .filter(tie -> tie.body().kind() == TieKind.LIAISON)
                .collect(Collectors.groupingBy(
                        tie -> tie.body().from(),
                        Collectors.mapping(tie -> tie.body().to(), Collectors.toCollection(TreeSet::new))));
        Said.each(facts, FeedbackFact.class)
                .filter(f -> f.body().relayedBy() != null)
                .forEach(f -> speaksFor
                        .computeIfAbsent(Objects.requireNonNull(f.body().relayedBy()), ref -> new TreeSet<>())
                        .add(Objects.requireNonNullElse(f.body().department(), "")));
        return speaksFor.values().stream().mapToInt(Set::size).max().orElse(0);
    }
}
