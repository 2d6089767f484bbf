package dev.troth.commitment;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.StakeholderRoster;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.jspecify.annotations.Nullable;

/** Metrics about commitments of both sides of an account. Pure function of the facts. */
@Description("Metrics about commitments of both sides over the whole history of the account. Shares are 0 to 1, and "
        + "null if the denominator is zero.")
public record CommitmentMetrics(
        @Description(
                "Number of our commitments. List: `commitments(where: { side: { in: [US] }, madeAt: { isNull: false }"
                        + " })`.")
        int made,

        @Description(
                "Number of our open commitments. List: `commitments(where: { side: { in: [US] }, status: { in: [OPEN]"
                        + " } })`.")
        int open,

        @Description(
                "Number of our open commitments past their due time. List: `commitments(where: { side: { in: [US] },"
                        + " status: { in: [OPEN] }, dueAt: { lt: \"P0D\" } })`.")
        int overdue,

        @Description(
                "Number of our commitments that were kept. List: `commitments(where: { side: { in: [US] }, status: {"
                        + " in: [KEPT] } })`.")
        int kept,

        @Description("Number of our commitments that we broke; those that another side caused are not counted. List:"
                + " `commitments(where: { side: { in: [US] }, status: { in: [BROKEN] }, or: [{ attribution: {"
                + " isNull: true } }, { attribution: { in: [US, COMPANY] } }] })`.")
        int broken,

        @Description("Share of kept commitments among those kept, broken or overdue.") @Nullable
        Double keptShare,

        @Description("Share of commitments kept by the due time among those kept or overdue. A due time that was moved"
                + " after it had passed stays the due time.")
        @Nullable
        Double onTimeShare,

        @Description("Share of commitments kept before the due time among those kept or overdue.") @Nullable
        Double earlyShare,

        @Description(
                "Median delay of late commitments, in seconds; of overdue ones, the delay until now. Null if there are "
                        + "none.")
        @Nullable
        Double medianLateSeconds,

        @Description("Share of commitments whose progress the account can see.") @Nullable
        Double transparency,

        @Description("Share of the audiences that were informed of the progress.") @Nullable
        Double loopCoverage,

        @Description("Share of commitments with a progress update among those that expect one.") @Nullable
        Double updatedShare,

        @Description("Median time to the first answer to a request, in seconds. Null if there are none.") @Nullable
        Double medianResponseSeconds,

        @Description("Number of requests that were answered, on which the figures of responses are based.")
        int answeredRequests,

        @Description(
                "Percentile rank by speed of the answer given last: 0 is the slowest, 1 the fastest, 0.5 if all are "
                        + "alike. Null if there are fewer than 4 answers.")
        @Nullable
        Double lastResponseRank,

        @Description("Share of requests that exceed the agreed scope.") @Nullable
        Double outOfScopeShare,

        @Description("Share of declined requests among those that exceed the agreed scope.") @Nullable
        Double outOfScopeDeclinedShare,

        @Description(
                "Number of declined requests. An early refusal is better than a commitment that cannot be kept. List:"
                        + " `commitments(where: { status: { in: [DECLINED] } })`.")
        int declined,

        @Description("Share of renegotiations before the due time among commitments with a new due time.") @Nullable
        Double renegotiatedInTimeShare,

        @Description(
                "Number of breaches attributed to our company, not to the people who are responsible for the account."
                        + " List: `commitments(where: { side: { in: [US] }, status: { in: [BROKEN] }, attribution: { in:"
                        + " [COMPANY] } })`.")
        int brokenByCompany,

        @Description("Number of breaches attributed to product gaps.")
        int brokenByGaps,

        @Description("Share of our commitments that serve only our own interest, among those with a beneficiary.")
        @Nullable
        Double ownInterestShare,

        @Description("Share of our commitments that serve a need or goal of the account.") @Nullable
        Double needsShare,

        @Description("Share of kept commitments among the account's commitments that were kept, broken or overdue.")
        @Nullable
        Double theirKeptShare,

        @Ignore List<String> answered,
        @Ignore List<String> brokenByGap) {

    /** Minimum number of answers for a rank: of three, the last is the fastest by chance in one of three cases. Judgement. */
    private static final int ENOUGH = 4;

    private static final double HALF = 0.5;

    /** @param facts all facts of an account, sorted */
    static CommitmentMetrics of(List<Fact> facts, Instant now) {
        List<CommitmentHistory> all = CommitmentHistory.all(facts);
        List<CommitmentHistory> ours =
                all.stream().filter(CommitmentHistory::isOurs).toList();
        List<CommitmentHistory> theirs =
                all.stream().filter(p -> p.made() != null && !p.isOurs()).toList();
        List<CommitmentHistory> kept = where(ours, CommitmentHistory::isKept);
        List<CommitmentHistory> broken = where(ours, CommitmentHistory::isBroken);
        List<CommitmentHistory> requests = where(all, p -> p.requested() != null);
        List<CommitmentHistory> over = where(requests, CommitmentMetrics::isOver);
        List<CommitmentHistory> serving =
                where(ours, p -> p.made() != null && p.terms().body().serves() != null);
        List<CommitmentHistory> longer = where(ours, CommitmentMetrics::needsUpdates);
        List<CommitmentHistory> overdue = where(ours, p -> p.isOverdue(now));
        List<CommitmentHistory> answered = all.stream()
                .filter(p -> p.firstResponseSeconds() != null)
                .sorted(Comparator.comparing(CommitmentHistory::answeredAt))
                .toList();
        List<Double> responses = answered.stream()
                .map(p -> Objects.requireNonNull(p.firstResponseSeconds()))
                .toList();
        return new CommitmentMetrics(
                ours.size(),
                count(ours, CommitmentHistory::isOpen),
                overdue.size(),
                kept.size(),
                broken.size(),
                CommitmentHistory.keptShare(ours, now),
                Statistics.share(count(kept, CommitmentHistory::isOnTime), kept.size() + overdue.size()),
                Statistics.share(count(kept, CommitmentMetrics::isEarly), kept.size() + overdue.size()),
                Statistics.median(Stream.concat(kept.stream(), overdue.stream())
                        .map(p -> p.delaySeconds(now))
                        .filter(late -> late > 0)
                        .toList()),
                Statistics.share(count(ours, CommitmentHistory::isShared), ours.size()),
                loopCoverage(ours, StakeholderRoster.of(facts)),
                Statistics.share(count(longer, p -> !p.progress().isEmpty()), longer.size()),
                Statistics.median(responses),
                responses.size(),
                rankOfLast(responses),
                Statistics.share(over.size(), requests.size()),
                Statistics.share(count(over, CommitmentHistory::isDeclined), over.size()),
                count(all, CommitmentHistory::isDeclined),
                inTime(ours),
                count(broken, p -> p.breachedBy() == Attribution.COMPANY),
                count(broken, CommitmentHistory::isBrokenByGap),
                Statistics.share(count(serving, p -> p.terms().body().serves() == Beneficiary.US), serving.size()),
                Statistics.share(count(ours, p -> p.terms().body().insight() != null), ours.size()),
                CommitmentHistory.keptShare(theirs, now),
                answered.stream().map(CommitmentHistory::ref).toList(),
                where(broken, CommitmentHistory::isBrokenByGap).stream()
                        .map(CommitmentHistory::ref)
                        .toList());
    }

    private static boolean isOver(CommitmentHistory promise) {
        return promise.requested() != null
                && Boolean.TRUE.equals(promise.requested().body().over());
    }

    private static boolean isEarly(CommitmentHistory promise) {
        Double early = promise.earlySeconds();
        return early != null && early > 0;
    }

    private static boolean needsUpdates(CommitmentHistory promise) {
        return promise.made() != null
                && CommitmentProgress.expectedUpdates(Duration.between(
                                promise.terms().at(), promise.terms().body().dueAt()))
                        > 0;
    }

    private static @Nullable Double loopCoverage(List<CommitmentHistory> ours, StakeholderRoster roster) {
        int all = 0;
        int left = 0;
        for (CommitmentHistory promise : ours) {
            Set<String> audience = promise.audience(roster::hasLeft);
            all += audience.size();
            left += promise.uninformed(audience).size();
        }
        return Statistics.share(all - left, all);
    }

    /** @param responses durations, the one given last at the end */
    private static @Nullable Double rankOfLast(List<Double> responses) {
        if (responses.size() < ENOUGH) {
            return null;
        }
        double last = responses.getLast();
        long slower = responses.stream().filter(other -> other > last).count();
        long alike = responses.stream().filter(other -> other == last).count() - 1;
        return Statistics.share(slower + HALF * alike, responses.size() - 1.0);
    }

    private static @Nullable Double inTime(List<CommitmentHistory> ours) {
        int all = 0;
        int early = 0;
        for (CommitmentHistory promise : ours) {
            Instant due = promise.terms().body().dueAt();
            for (var moved : promise.renegotiations()) {
                all++;
                early += moved.at().isBefore(due) ? 1 : 0;
                due = moved.body().dueAt();
            }
        }
        return Statistics.share(early, all);
    }

    private static List<CommitmentHistory> where(List<CommitmentHistory> all, Predicate<CommitmentHistory> condition) {
        return all.stream().filter(condition).toList();
    }

    private static int count(List<CommitmentHistory> all, Predicate<CommitmentHistory> condition) {
        return (int) all.stream().filter(condition).count();
    }
}
