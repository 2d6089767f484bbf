package dev.troth.commitment;

import dev.troth.ledger.Fact;
import dev.troth.platform.Attribution;
import dev.troth.platform.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** How both sides of an account keep their word. Pure. */
@Description("How both sides keep their word, over the whole history of the account. Shares are 0 to 1, and null while "
        + "there is nothing to take a share of.")
public record CommitmentMetrics(
        @Description("Promises of ours.") int made,
        @Description("Those that are open.") int open,
        @Description("Open ones past their date.") int overdue,
        @Description("Those that were kept.") int kept,

        @Description("Those that we broke.") int broken,

        @Description("Kept ones among those kept or broken.") @Nullable
        Double keptShare,

        @Description("Among the kept ones, those not after their date.") @Nullable
        Double onTimeShare,

        @Description("Among the kept ones, those before their date.") @Nullable
        Double earlyShare,

        @Description("By how many seconds the late ones were late, in the middle.") @Nullable
        Double medianLateSeconds,

        @Description("How much of what was promised is open for them to see.") @Nullable
        Double transparency,

        @Description("How much of the audiences was told how it goes.") @Nullable
        Double loopCoverage,

        @Description("Among promises that take longer than three days, those whose progress was told.") @Nullable
        Double updatedShare,

        @Description("Seconds until they had a first answer to a request, in the middle.") @Nullable
        Double medianResponseSeconds,

        @Description("How fast the last answer was, as its place among all: 0 the slowest, 1 the fastest.") @Nullable
        Double lastResponseRank,

        @Description("Requests that ask for more than was agreed.") @Nullable
        Double outOfScopeShare,

        @Description("Of those, how many we declined.") @Nullable
        Double outOfScopeDeclinedShare,

        @Description("Requests answered with a no. Early, it is better than a promise that cannot be kept.")
        int declined,

        @Description("Among those moved to another date, those moved before the old one.") @Nullable
        Double renegotiatedInTimeShare,

        @Description("Breaches put down to our company, not to the people who look after the account.")
        int brokenByCompany,

        @Description("Breaches put down to what our product cannot do.")
        int brokenByGaps,

        @Description("Promises that serve our interest alone.") @Nullable
        Double ownInterestShare,

        @Description("Promises tied to a need or a goal of theirs.") @Nullable
        Double needsShare,

        @Description("Promises of theirs that were kept, among those kept or broken.") @Nullable
        Double theirKeptShare) {

    /** @param facts all of an account, sorted */
    static CommitmentMetrics of(List<Fact> facts, Instant now) {
        List<CommitmentHistory> all = CommitmentHistory.all(facts);
        List<CommitmentHistory> ours = all.stream().filter(CommitmentHistory::isOurs).toList();
        List<CommitmentHistory> theirs =
                all.stream().filter(p -> p.made() != null && !p.isOurs()).toList();
        List<CommitmentHistory> kept = where(ours, CommitmentHistory::isKept);
        List<CommitmentHistory> broken = where(ours, CommitmentHistory::isBroken);
        List<CommitmentHistory> requests = where(all, p -> p.requested() != null);
        List<CommitmentHistory> over = where(requests, CommitmentMetrics::isOver);
        List<CommitmentHistory> serving =
                where(ours, p -> p.made() != null && p.terms().body().serves() != null);
        List<CommitmentHistory> longer = where(ours, CommitmentMetrics::needsUpdates);
        List<Double> responses = all.stream()
                .map(CommitmentHistory::firstResponseSeconds)
                .filter(Objects::nonNull)
                .toList();
        return new CommitmentMetrics(
                ours.size(),
                count(ours, CommitmentHistory::isOpen),
                count(ours, p -> p.isOpen() && p.lateSeconds(now) > 0),
                kept.size(),
                broken.size(),
                Figures.share(kept.size(), kept.size() + broken.size()),
                Figures.share(count(kept, CommitmentHistory::isOnTime), kept.size()),
                Figures.share(count(kept, CommitmentMetrics::isEarly), kept.size()),
                Figures.median(kept.stream()
                        .map(p -> p.lateSeconds(now))
                        .filter(late -> late > 0)
                        .toList()),
                Figures.share(count(ours, CommitmentMetrics::isShared), ours.size()),
                loopCoverage(ours),
                Figures.share(count(longer, p -> !p.progress().isEmpty()), longer.size()),
                Figures.median(responses),
                rankOfLast(responses),
                Figures.share(over.size(), requests.size()),
                Figures.share(count(over, CommitmentHistory::isDeclined), over.size()),
                count(all, CommitmentHistory::isDeclined),
                inTime(ours),
                count(broken, p -> p.breachedBy() == Attribution.COMPANY),
                count(broken, CommitmentHistory::isBrokenByGap),
                Figures.share(count(serving, p -> p.terms().body().serves() == Beneficiary.US), serving.size()),
                Figures.share(count(ours, p -> p.terms().body().insight() != null), ours.size()),
                Figures.share(
                        count(theirs, CommitmentHistory::isKept),
                        count(theirs, CommitmentHistory::isKept) + count(theirs, CommitmentHistory::isBroken)));
    }

    private static boolean isOver(CommitmentHistory promise) {
        return promise.requested() != null
                && Boolean.TRUE.equals(promise.requested().body().over());
    }

    private static boolean isEarly(CommitmentHistory promise) {
        Double early = promise.earlySeconds();
        return early != null && early > 0;
    }

    private static boolean isShared(CommitmentHistory promise) {
        return promise.made() != null
                && Boolean.TRUE.equals(promise.terms().body().shared());
    }

    private static boolean needsUpdates(CommitmentHistory promise) {
        return promise.made() != null
                && CommitmentProgress.expectedUpdates(Duration.between(
                                promise.terms().at(), promise.terms().body().dueAt()))
                        > 0;
    }

    private static @Nullable Double loopCoverage(List<CommitmentHistory> ours) {
        int audience = ours.stream().mapToInt(p -> p.audience().size()).sum();
        int left = ours.stream().mapToInt(p -> p.uninformed().size()).sum();
        return Figures.share(audience - left, audience);
    }

    private static @Nullable Double rankOfLast(List<Double> responses) {
        if (responses.isEmpty()) {
            return null;
        }
        double last = responses.getLast();
        long slower = responses.stream().filter(other -> other > last).count();
        return responses.size() == 1 ? null : Figures.share(slower, responses.size() - 1);
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
        return Figures.share(early, all);
    }

    private static List<CommitmentHistory> where(List<CommitmentHistory> all, Predicate<CommitmentHistory> condition) {
        return all.stream().filter(condition).toList();
    }

    private static int count(List<CommitmentHistory> all, Predicate<CommitmentHistory> condition) {
        return (int) all.stream().filter(condition).count();
    }
}
