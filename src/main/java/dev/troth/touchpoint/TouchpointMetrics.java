package dev.troth.touchpoint;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.insight.Insight;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.DecisionRole;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

        @Description("Regularity of contact with the users of what we deliver, 0 to 1. Missed calls, and touchpoints "
                + "with people who had left, are not contact. Null for fewer than 3 contacts.")
        @Nullable
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
    private static final double MANY = 0.5;

    /** Minimum number of touchpoints for a judgement: of three, all are alike by chance in one of four cases. */
    static final int ENOUGH = 4;

    /** @param facts all of an account, sorted */
    static TouchpointMetrics of(List<Fact> facts, Instant now) {
        List<TypedFact<Happened>> all = TypedFact.since(now.minus(WINDOW), facts, Happened.class);
        boolean enough = all.size() >= ENOUGH;
        List<CommitmentHistory> commitments = CommitmentHistory.all(facts);
        Complaints complaints = Complaints.of(facts);
        TopicMix topics = TopicMix.of(all);
        OpenLoops loops = OpenLoops.of(all, commitments);
        UnrecordedCommitments unrecorded = UnrecordedCommitments.of(commitments);
        List<TypedFact<Happened>> meetings =
                all.stream().filter(t -> t.body().channel().isSynchronous()).toList();
        List<String> missedCalls = MissedCalls.atTheEndOf(all);
        List<String> ahead = refs(all, complaints::areAnticipatedBy);
        long problems = count(all, Happened::isAboutProblem);
        long good = count(all, t -> t.contextOrRoutine() == TouchpointContext.GOOD);
        List<String> mismatches = refs(all, UrgencyMismatch::isIn);
        return new TouchpointMetrics(
                all.size(),
                Statistics.share(problems, all.size()),
                Statistics.share(good, all.size()),
                problems == 0 ? null : Boolean.valueOf(good > 0),
                enough ? Boolean.valueOf(problems > MANY * all.size()) : null,
                topics.breadth(),
                topics.mostFrequent(),
                topics.customerShare(),
                Statistics.share(
                        all.stream().filter(complaints::areNotTheReasonOf).count(), all.size()),
                ahead.size(),
                enough ? reciprocity(all) : null,
                Statistics.regularity(withUsers(all, facts), now),
                Statistics.share(
                        count(all, t -> t.learnings() != null && !t.learnings().isEmpty()), all.size()),
                Statistics.share(count(meetings, t -> !t.agendaOrNone().isEmpty()), meetings.size()),
                all.stream().mapToInt(t -> Agenda.of(t).inversions()).sum(),
                Agenda.carriedOver(meetings),
                missedCalls.size(),
                all.stream().mapToInt(unrecorded::of).sum(),
                deliveryProofShare(all, Receipt.proven(facts)),
                mismatches.size(),
                topics.shareOutside(Insight.current(facts).values()),
                Experiences.balance(facts, now),
                loops.rating(),
                loops.items().size() + loops.commitments().size(),
                loops.items(),
                loops.commitments(),
                ahead,
                refs(all, t -> Agenda.of(t).inversions() > 0),
                missedCalls,
                refs(all, t -> unrecorded.of(t) > 0),
                mismatches);
    }

    private static List<String> refs(List<TypedFact<Happened>> all, Predicate<TypedFact<Happened>> condition) {
        return all.stream().filter(condition).map(TypedFact::ref).toList();
    }

    private static long count(List<TypedFact<Happened>> all, Predicate<Happened> condition) {
        return all.stream().map(TypedFact::body).filter(condition).count();
    }

    private static @Nullable Double reciprocity(List<TypedFact<Happened>> all) {
        double in = count(all, t -> t.direction() == Direction.IN);
        double out = count(all, t -> t.direction() == Direction.OUT);
        return Statistics.share(Math.min(in, out), Math.max(in, out));
    }

    private static @Nullable Double deliveryProofShare(List<TypedFact<Happened>> all, Set<String> proven) {
        List<TypedFact<Happened>> written = all.stream()
                .filter(t -> t.body().direction() == Direction.OUT
                        && !t.body().channel().isSynchronous()
                        && t.body().channel() != Channel.VOICEMAIL)
                .toList();
        return Statistics.share(
                written.stream().filter(t -> proven.contains(t.ref())).count(), written.size());
    }

    private static List<Instant> withUsers(List<TypedFact<Happened>> all, List<Fact> facts) {
        Set<String> users = TypedFact.ofType(facts, StakeholderFact.Joined.class)
                .filter(s -> s.body().roles() != null && s.body().roles().contains(DecisionRole.USER))
                .map(s -> s.fact().subjectRef())
                .collect(Collectors.toSet());
        StakeholderRoster roster = StakeholderRoster.of(facts);
        return all.stream()
                .filter(t -> t.body().channel() != Channel.VOICEMAIL)
                .filter(t -> t.body().participantsOrNone().stream()
                        .anyMatch(ref -> users.contains(ref) && !roster.hadAllLeft(List.of(ref), t.at())))
                .map(TypedFact::at)
                .toList();
    }
}
