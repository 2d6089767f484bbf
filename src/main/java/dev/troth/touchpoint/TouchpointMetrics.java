package dev.troth.touchpoint;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.insight.Insight;
import dev.troth.insight.InsightKind;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Statistics;
import dev.troth.platform.common.Urgency;
import dev.troth.stakeholder.DecisionRole;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.touchpoint.TouchpointFact.AgendaItem;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Metrics of the touchpoints of an account. A pure function. */
@Description("Metrics of the touchpoints of the last 365 days. Shares are 0 to 1. Null if there is nothing to take a "
        + "share of. Judgements need at least 4 touchpoints, and are null below.")
public record TouchpointMetrics(
        @Description("Number of touchpoints. List: `touchpoints(where: { occurredAt: { gt: \"-P365D\" } })`.")
        int touchpoints,

        @Description("Share of touchpoints that only follow a problem or a complaint.") @Nullable
        Double problemShare,

        @Description("Share of touchpoints in good times, with good news.") @Nullable
        Double goodTimesShare,

        @Description("Whether there are touchpoints in good times beside those in bad ones: a relationship needs both. "
                + "Null if there were no bad times.")
        @Nullable
        Boolean goodAndBad,

        @Description("Whether we are only in touch if there are issues: more than half of all touchpoints follow one. "
                + "Null if there are fewer than 4 touchpoints.")
        @Nullable
        Boolean onlyWhenIssues,

        @Description("Evenness of touchpoints over their topics, 0 to 1. Null if fewer than 4 touchpoints have topics.")
        @Nullable
        Double topicBreadth,

        @Description("Topics, most frequent first; at most 50.") @NonNull
        List<@NonNull String> topics,

        @Description("Share of topics about the customer (those that begin with CUSTOMER, GOAL, NEED, STRATEGY, "
                + "ROADMAP_THEIRS, INDUSTRY or COMPETITION).")
        @Nullable
        Double customerTopicShare,

        @Description(
                "Share of touchpoints that we initiated: not in response to a message or a request, without an open "
                        + "issue, and without a complaint in the two weeks before.")
        @Nullable
        Double proactiveShare,

        @Description(
                "Number of touchpoints before the customer reported a problem: triggered by a signal, without an open "
                        + "issue, and without a complaint in the two weeks before.")
        int aheadOfThem,

        @Description("Reciprocity: touchpoints of the rarer direction divided by those of the more frequent one. 1 "
                + "if both sides initiate equally often. Null if there are fewer than 4 touchpoints.")
        @Nullable
        Double reciprocity,

        @Description("Regularity of touchpoints with the users of what we deliver, 0 to 1.") @Nullable
        Double endUserRegularity,

        @Description("Share of touchpoints with new insights.") @Nullable
        Double learningShare,

        @Description("Share of meetings and calls with an agenda.") @Nullable
        Double agendaShare,

        @Description("Number of times that a less important item was discussed before a critical one.")
        int agendaInversions,

        @Description("Critical items of the last agenda that were not discussed and are carried over.") @NonNull
        List<@NonNull String> carriedOver,

        @Description("Number of consecutive missed calls in alternating directions among the last touchpoints; "
                + "telephone tag from 2.")
        int telephoneTag,

        @Description("Number of our commitments that were made in touchpoints and not recorded.")
        int unrecordedCommitments,

        @Description("Share of our written messages with proof of delivery or reading.") @Nullable
        Double deliveryProofShare,

        @Description("Number of our messages whose urgency contradicts the date: urgent with more than a week "
                + "left, or not urgent with less than a day left.")
        int urgencyMismatches,

        @Description("Share of touchpoints that are unrelated to our role. Null if our role is not recorded.") @Nullable
        Double outsideRoleShare,

        @Description("Balance of shared experiences: good minus bad ones, each with a half-life of 540 days, weighted "
                + "by the number of people; -1 to 1. Null if none were recorded.")
        @Nullable
        Double memories,

        @Description("Mean rating of closing touchpoints. One closing does not outweigh the whole course.") @Nullable
        Double closingRating,

        @Description(
                "Number of critical items left open at closing touchpoints, and of our open commitments from them or,"
                        + " made before, from their initiative.")
        int openLoops,

        @Description(
                "Critical items of the agendas of closing touchpoints that were not discussed, counted in openLoops.")
        @NonNull
        List<@NonNull String> openLoopItems,

        @Ignore List<String> openLoopRefs,
        @Ignore List<String> aheadRefs,
        @Ignore List<String> inversionRefs,
        @Ignore List<String> missedCallRefs,
        @Ignore List<String> unrecordedRefs,
        @Ignore List<String> misjudgedRefs) {

    private static final Duration WINDOW = Duration.ofDays(365);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    /** Parameter GOOD_EXPERIENCE_HALF_LIFE of the standard model, in days (S0 L14). */
    private static final double MEMORY_HALF_LIFE = 540;

    /** Sum of experiences from which three quarters of the scale are reached. Judgement. */
    private static final double MEMORIES = 3;

    private static final double MANY = 0.5;

    /** Minimum number of touchpoints for a judgement: of three, all are alike by chance in one of four cases. */
    private static final int ENOUGH = 4;

    private static final int MOST_TOPICS = 50;
    private static final List<String> ABOUT_THEM =
            List.of("CUSTOMER", "GOAL", "NEED", "STRATEGY", "ROADMAP_THEIRS", "INDUSTRY", "COMPETITION");

    /** @param facts all of an account, sorted */
    static TouchpointMetrics of(List<Fact> facts, Instant now) {
        List<TypedFact<Happened>> all = TypedFact.since(now.minus(WINDOW), facts, Happened.class);
        Complaints complaints = Complaints.of(facts);
        Map<String, Long> topics = topics(all);
        double in = count(all, t -> t.direction() == Direction.IN);
        double out = count(all, t -> t.direction() == Direction.OUT);
        List<TypedFact<Happened>> meetings =
                all.stream().filter(t -> t.body().channel().isSynchronous()).toList();
        List<TypedFact<Happened>> written = all.stream()
                .filter(t -> t.body().direction() == Direction.OUT
                        && !t.body().channel().isSynchronous()
                        && t.body().channel() != Channel.VOICEMAIL)
                .toList();
        long problems = count(all, Happened::isAboutProblem);
        long good = count(all, t -> t.contextOrRoutine() == TouchpointContext.GOOD);
        long withTopics = count(all, t -> t.topics() != null && !t.topics().isEmpty());
        boolean enough = all.size() >= ENOUGH;
        List<TypedFact<Happened>> closings = all.stream()
                .filter(t -> Boolean.TRUE.equals(t.body().closing()))
                .toList();
        List<CommitmentHistory> promises = CommitmentHistory.all(facts);
        Set<String> proven = Receipt.proven(facts);
        return new TouchpointMetrics(
                all.size(),
                Statistics.share(problems, all.size()),
                Statistics.share(good, all.size()),
                problems == 0 ? null : Boolean.valueOf(good > 0),
                enough ? Boolean.valueOf(problems > MANY * all.size()) : null,
                withTopics < ENOUGH ? null : Statistics.evenness(topics.values()),
                topics.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .limit(MOST_TOPICS)
                        .toList(),
                Statistics.share(
                        topics.entrySet().stream()
                                .filter(topic -> ABOUT_THEM.stream().anyMatch(topic.getKey()::startsWith))
                                .mapToLong(Map.Entry::getValue)
                                .sum(),
                        topics.values().stream().mapToLong(Long::longValue).sum()),
                Statistics.share(
                        all.stream().filter(t -> isProactive(t, complaints)).count(), all.size()),
                (int) all.stream().filter(t -> isAhead(t, complaints)).count(),
                enough ? Statistics.share(Math.min(in, out), Math.max(in, out)) : null,
                Statistics.regularity(withUsers(all, facts), now),
                Statistics.share(
                        count(all, t -> t.learnings() != null && !t.learnings().isEmpty()), all.size()),
                Statistics.share(count(meetings, t -> !t.agendaOrNone().isEmpty()), meetings.size()),
                all.stream().mapToInt(t -> inversions(t.body().agendaOrNone())).sum(),
                carriedOver(meetings),
                telephoneTag(all),
                all.stream().mapToInt(t -> unrecorded(t, recorded(promises))).sum(),
                Statistics.share(
                        written.stream().filter(t -> proven.contains(t.ref())).count(), written.size()),
                (int) all.stream().filter(TouchpointMetrics::isMisjudged).count(),
                outsideRole(all, facts),
                memories(facts, now),
                Statistics.mean(closings.stream()
                        .map(t -> t.body().rating())
                        .filter(Objects::nonNull)
                        .toList()),
                openItems(closings).size() + openPromises(closings, promises).size(),
                openItems(closings),
                openPromises(closings, promises),
                refs(all, t -> isAhead(t, complaints)),
                refs(all, t -> inversions(t.body().agendaOrNone()) > 0),
                missedCalls(all),
                refs(all, t -> unrecorded(t, recorded(promises)) > 0),
                refs(all, TouchpointMetrics::isMisjudged));
    }

    private static List<String> refs(List<TypedFact<Happened>> all, Predicate<TypedFact<Happened>> condition) {
        return all.stream().filter(condition).map(TypedFact::ref).toList();
    }

    private static long count(List<TypedFact<Happened>> all, Predicate<Happened> condition) {
        return all.stream().map(TypedFact::body).filter(condition).count();
    }

    private static boolean isProactive(TypedFact<Happened> touchpoint, Complaints complaints) {
        Happened body = touchpoint.body();
        return body.direction() == Direction.OUT
                && !body.isAboutProblem()
                && body.trigger() != TouchpointTrigger.REQUEST
                && body.answers() == null
                && !complaints.precede(touchpoint.at());
    }

    private static boolean isAhead(TypedFact<Happened> touchpoint, Complaints complaints) {
        return touchpoint.body().direction() == Direction.OUT
                && touchpoint.body().trigger() == TouchpointTrigger.SIGNAL
                && touchpoint.body().answers() == null
                && !complaints.precede(touchpoint.at());
    }

    private static Map<String, Long> topics(List<TypedFact<Happened>> all) {
        return all.stream()
                .flatMap(t -> t.body().topics() == null ? Stream.of() : t.body().topics().stream())
                .map(topic -> topic.toUpperCase(Locale.ROOT))
                .collect(Collectors.groupingBy(topic -> topic, TreeMap::new, Collectors.counting()));
    }

    private static List<Instant> withUsers(List<TypedFact<Happened>> all, List<Fact> facts) {
        Set<String> users = TypedFact.ofType(facts, StakeholderFact.Joined.class)
                .filter(s -> s.body().roles() != null && s.body().roles().contains(DecisionRole.USER))
                .map(s -> s.fact().subjectRef())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(t -> t.body().participants() != null
                        && t.body().participants().stream().anyMatch(users::contains))
                .map(TypedFact::at)
                .toList();
    }

    /**
     * Returns the number of times that a less important item was discussed while a critical one was still open (S3
     * L26).
     */
    static int inversions(List<AgendaItem> agenda) {
        List<AgendaItem> order =
                new ArrayList<>(agenda.stream().filter(AgendaItem::wasDiscussed).toList());
        if (order.stream().allMatch(item -> item.discussedAt() != null)) {
            order.sort(Comparator.comparing(item -> Objects.requireNonNull(item.discussedAt())));
        }
        int inversions = 0;
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).isCritical()) {
                inversions += (int) order.subList(0, i).stream()
                        .filter(earlier -> !earlier.isCritical())
                        .count();
            }
        }
        long waiting = agenda.stream()
                .filter(item -> item.isCritical() && !item.wasDiscussed())
                .count();
        long lesser = order.stream().filter(item -> !item.isCritical()).count();
        return inversions + (int) (waiting * lesser);
    }

    private static List<String> carriedOver(List<TypedFact<Happened>> meetings) {
        return meetings.stream()
                .filter(t -> !t.body().agendaOrNone().isEmpty())
                .reduce((first, last) -> last)
                .map(last -> undiscussed(last.body()))
                .orElse(List.of());
    }

    private static List<String> undiscussed(Happened meeting) {
        return meeting.agendaOrNone().stream()
                .filter(item -> item.isCritical() && !item.wasDiscussed())
                .map(AgendaItem::title)
                .toList();
    }

    static int telephoneTag(List<TypedFact<Happened>> all) {
        return missedCalls(all).size();
    }

    /** Returns the missed calls at the end, latest first, each in the opposite direction of the one before (S1 L16). */
    private static List<String> missedCalls(List<TypedFact<Happened>> all) {
        List<String> misses = new ArrayList<>();
        Direction next = null;
        for (TypedFact<Happened> t : all.reversed()) {
            if (t.body().channel() != Channel.VOICEMAIL || t.body().isMutual()) {
                if (t.body().isMutual()) {
                    break;
                }
                continue;
            }
            if (next != null && t.body().direction() == next) {
                break;
            }
            misses.add(t.ref());
            next = t.body().direction();
        }
        return misses;
    }

    /** Returns the number of our recorded commitments by touchpoint. */
    private static Map<String, Long> recorded(List<CommitmentHistory> promises) {
        return promises.stream()
                .filter(p -> p.isOurs() && p.terms().body().touchpoint() != null)
                .collect(Collectors.groupingBy(
                        p -> Objects.requireNonNull(p.terms().body().touchpoint()), Collectors.counting()));
    }

    private static int unrecorded(TypedFact<Happened> touchpoint, Map<String, Long> recorded) {
        Integer spoken = touchpoint.body().promises();
        return spoken == null ? 0 : (int) Math.max(0, spoken - recorded.getOrDefault(touchpoint.ref(), 0L));
    }

    private static boolean isMisjudged(TypedFact<Happened> touchpoint) {
        Instant answerBy = touchpoint.body().answerBy();
        if (answerBy == null || touchpoint.body().urgency() == null) {
            return false;
        }
        return isMisjudged(
                Objects.requireNonNull(touchpoint.body().urgency()), Duration.between(touchpoint.at(), answerBy));
    }

    /** Returns whether the stated urgency contradicts the time that is left (S1 L16). */
    static boolean isMisjudged(Urgency urgency, Duration left) {
        return switch (urgency) {
            case HIGH -> left.compareTo(WEEK) > 0;
            case NORMAL -> false;
            case LOW -> left.compareTo(DAY) < 0;
        };
    }

    private static @Nullable Double outsideRole(List<TypedFact<Happened>> all, List<Fact> facts) {
        Set<String> role = Insight.current(facts).values().stream()
                .filter(insight -> insight.kind() == InsightKind.ROLE)
                .map(insight -> insight.noted().domain())
                .filter(Objects::nonNull)
                .map(domain -> domain.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<TypedFact<Happened>> withTopics = all.stream()
                .filter(t -> t.body().topics() != null && !t.body().topics().isEmpty())
                .toList();
        return role.isEmpty()
                ? null
                : Statistics.share(
                        count(
                                withTopics,
                                t -> Objects.requireNonNull(t.topics()).stream()
                                        .noneMatch(topic -> role.contains(topic.toUpperCase(Locale.ROOT)))),
                        withTopics.size());
    }

    private static @Nullable Double memories(List<Fact> facts, Instant now) {
        List<TypedFact<TouchpointFact.Experience>> experiences =
                TypedFact.ofType(facts, TouchpointFact.Experience.class).toList();
        double sum = 0;
        for (TypedFact<TouchpointFact.Experience> e : experiences) {
            List<String> people = e.body().participants();
            double many = people == null ? 1 : Math.sqrt(Math.max(1, new HashSet<>(people).size()));
            double left = Math.pow(0.5, Statistics.days(e.at(), now) / MEMORY_HALF_LIFE);
            sum += (Boolean.TRUE.equals(e.body().good()) ? 1 : -1) * e.body().severityOrUsual() * many * left;
        }
        return experiences.isEmpty() ? null : Double.valueOf(Math.tanh(sum / MEMORIES));
    }

    private static List<String> openItems(List<TypedFact<Happened>> closings) {
        return closings.stream()
                .flatMap(closing -> undiscussed(closing.body()).stream())
                .toList();
    }

    private static List<String> openPromises(List<TypedFact<Happened>> closings, List<CommitmentHistory> promises) {
        return promises.stream()
                .filter(p -> p.isOpen() && p.isOurs() && closings.stream().anyMatch(t -> isLeftOpenBy(t, p)))
                .map(CommitmentHistory::ref)
                .toList();
    }

    /** A commitment belongs to the touchpoint at which it was made, or to the closing of its initiative. */
    private static boolean isLeftOpenBy(TypedFact<Happened> closing, CommitmentHistory promise) {
        String initiative = closing.body().initiative();
        return closing.ref().equals(promise.terms().body().touchpoint())
                || (initiative != null
                        && initiative.equals(promise.terms().body().initiative())
                        && !promise.terms().at().isAfter(closing.at()));
    }
}
