package dev.troth.insight;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Finding;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * Review of whether the product or service of the supplying side lets it fulfil its commitments, with advice (S4 L23).
 * Pure function of the facts.
 */
@Description(
        "Review of whether the product or service of the supplying side lets it fulfil its commitments, with honest"
                + " advice. A commitment counts as failed if it was broken by its side in the last 365 days, if it is"
                + " overdue by more than 30 days, or if it was kept more than 30 days late in the last 365 days.")
public record ExitReview(
        @Description(
                "Side that supplies: US for customers, THEM for vendors. The advice LEAVE means to leave the customer"
                        + " or the vendor.")
        @NonNull
        Party supplier,

        @Description(
                "Advice. LEAVE if at least three commitments failed because of the product or service, these are more"
                        + " than half of the failed ones, and a third of the settled or overdue commitments failed."
                        + " STOP_COMMITTING if any commitment failed for that reason or a need is unmet.")
        @NonNull
        ExitAdvice advice,

        @Description("Reasons for the advice. Codes: UNMET_NEED, GAP_BREACHES, COMPANY_BREACHES, PERSONAL_BREACHES, "
                + "THEIR_BREACHES (of a vendor), OVERDUE, LATE.")
        @NonNull
        List<@NonNull Finding> reasons,

        @Description("Refs of needs that the product cannot meet: marked as unmet, named as the gap of a breach and not"
                + " reviewed or retired since, or known for 180 days with a failed commitment and none that was"
                + " kept since.")
        @NonNull
        List<@NonNull String> unmetNeeds,

        @Description("Number of commitments of the supplying side that it broke in the last 365 days.")
        int breaches,

        @Description("Number of its commitments that are overdue by more than 30 days.")
        int overdue,

        @Description("Number of its commitments that were kept more than 30 days late in the last 365 days.")
        int late,

        @Description("Share of breaches caused by the product. Null if there are none.") @Nullable
        Double gapShare,

        @Description("Share of breaches attributed to the company and not to individual people. Null if there are "
                + "none, and for vendors, whose people and company we do not tell apart.")
        @Nullable
        Double companyShare,

        @Ignore List<String> brokenRefs,
        @Ignore List<String> overdueRefs,
        @Ignore List<String> lateRefs) {

    private static final Duration WINDOW = Duration.ofDays(365);
    private static final Duration GRACE = Duration.ofDays(30);
    private static final int STRUCTURAL = 3;
    private static final double MOSTLY = 0.5;
    private static final double A_THIRD = 1 / 3.0;

    /**
     * @param facts all facts of an account, sorted
     * @param supplier side that supplies
     */
    public static ExitReview of(List<Fact> facts, Party supplier, Instant now) {
        return new Failures(facts, supplier, now).review();
    }

    /** Failed commitments of the supplying side, and the needs behind them. */
    private static final class Failures {
        private final Party supplier;
        private final UnmetNeeds needs;
        private final List<CommitmentHistory> broken;
        private final List<CommitmentHistory> overdue;
        private final List<CommitmentHistory> late;
        private final long kept;

        Failures(List<Fact> facts, Party supplier, Instant now) {
            this.supplier = supplier;
            List<CommitmentHistory> own = CommitmentHistory.all(facts).stream()
                    .filter(p -> p.made() != null && p.terms().body().sideOrUs() == supplier)
                    .toList();
            Predicate<CommitmentHistory> lately =
                    p -> p.settled() != null && p.settled().at().isAfter(now.minus(WINDOW));
            broken =
                    own.stream().filter(lately.and(CommitmentHistory::isBroken)).toList();
            overdue = own.stream().filter(p -> p.isOpen() && isLate(p, now)).toList();
            List<CommitmentHistory> fulfilled =
                    own.stream().filter(lately.and(CommitmentHistory::isKept)).toList();
            late = fulfilled.stream().filter(p -> isLate(p, now)).toList();
            kept = (long) fulfilled.size() - late.size();
            List<CommitmentHistory> failed =
                    own.stream().filter(p -> p.isBroken() || isLate(p, now)).toList();
            needs = new UnmetNeeds(facts, supplier, now, failed);
        }

        private static boolean isLate(CommitmentHistory promise, Instant now) {
            return promise.lateSeconds(now) > GRACE.toSeconds();
        }

        ExitReview review() {
            long gaps = broken.stream().filter(CommitmentHistory::isBrokenByGap).count();
            long company = broken.stream().filter(Failures::isOfCompany).count();
            return new ExitReview(
                    supplier,
                    advice(),
                    reasons(),
                    needs.refs(),
                    broken.size(),
                    overdue.size(),
                    late.size(),
                    Statistics.share(gaps, broken.size()),
                    supplier == Party.US ? Statistics.share(company, broken.size()) : null,
                    refs(broken),
                    refs(overdue),
                    refs(late));
        }

        private static List<String> refs(List<CommitmentHistory> promises) {
            return promises.stream().map(CommitmentHistory::ref).toList();
        }

        private ExitAdvice advice() {
            List<CommitmentHistory> failed = new ArrayList<>(broken);
            failed.addAll(overdue);
            failed.addAll(late);
            long structural = failed.stream().filter(this::isStructural).count();
            if (structural >= STRUCTURAL
                    && structural > MOSTLY * failed.size()
                    && failed.size() >= A_THIRD * (failed.size() + kept)) {
                return ExitAdvice.LEAVE;
            }
            return structural > 0 || !needs.refs().isEmpty() ? ExitAdvice.STOP_COMMITTING : ExitAdvice.STAY;
        }

        /** Returns whether the product or service, not one person, is the reason for the failure, and still is. */
        private boolean isStructural(CommitmentHistory promise) {
            String gap = promise.gap();
            if (gap != null) {
                return needs.isUnmet(gap);
            }
            String served = promise.terms().body().insight();
            return supplier == Party.THEM || isOfCompany(promise) || (served != null && needs.isUnmet(served));
        }

        private static boolean isOfCompany(CommitmentHistory promise) {
            return promise.isBrokenByGap() || promise.breachedBy() == Attribution.COMPANY;
        }

        private List<Finding> reasons() {
            List<Finding> reasons = new ArrayList<>();
            needs.texts()
                    .forEach(need ->
                            reasons.add(Finding.of("UNMET_NEED", "The product cannot meet the need \"%s\".", need)));
            long gaps = broken.stream().filter(CommitmentHistory::isBrokenByGap).count();
            long others = broken.stream()
                    .filter(p -> !p.isBrokenByGap() && p.breachedBy() == Attribution.COMPANY)
                    .count();
            long rest = broken.size() - gaps - others;
            count(reasons, gaps, "GAP_BREACHES", "Commitments broken because of product gaps: %d.");
            count(reasons, others, "COMPANY_BREACHES", "Commitments broken for other reasons of our company: %d.");
            count(reasons, overdue.size(), "OVERDUE", "Commitments overdue by more than 30 days: %d.");
            count(reasons, late.size(), "LATE", "Commitments kept more than 30 days late: %d.");
            if (supplier == Party.US) {
                count(
                        reasons,
                        rest,
                        "PERSONAL_BREACHES",
                        "Commitments broken for reasons of the people who are responsible for the account: %d. These"
                                + " can be prevented.");
            } else {
                count(reasons, rest, "THEIR_BREACHES", "Commitments that the vendor broke for other reasons: %d.");
            }
            return List.copyOf(reasons);
        }

        private static void count(List<Finding> reasons, long number, String code, String text) {
            if (number > 0) {
                reasons.add(Finding.by(number, code, text, number));
            }
        }
    }

    /** Needs of the buying side that the product of the supplying side cannot meet. */
    private static final class UnmetNeeds {
        private static final Duration LONG = Duration.ofDays(180);

        private final List<Fact> facts;
        private final List<InsightMetrics.Known> unmet;

        /**
         * @param failed commitments of the supplying side that were broken, or are or were late by more than 30 days
         */
        UnmetNeeds(List<Fact> facts, Party supplier, Instant now, List<CommitmentHistory> failed) {
            this.facts = facts;
            Party buyer = supplier == Party.US ? Party.THEM : Party.US;
            Set<String> gaps = failed.stream()
                    .filter(CommitmentHistory::isBrokenByGap)
                    .filter(p -> !InsightMetrics.metSince(String.valueOf(p.gap()), settledAt(p), facts))
                    .map(CommitmentHistory::gap)
                    .collect(Collectors.toSet());
            List<CommitmentHistory> promises = CommitmentHistory.all(facts);
            unmet = InsightMetrics.known(facts).stream()
                    .filter(k -> gaps.contains(k.ref())
                            || (k.insight().kind() == InsightKind.NEED
                                    && k.insight().side() == buyer
                                    && (k.insight().now().unmet() || isUnmetForLong(k, failed, promises, now))))
                    .toList();
        }

        private static Instant settledAt(CommitmentHistory promise) {
            return promise.settled() == null ? Instant.MIN : promise.settled().at();
        }

        private boolean isUnmetForLong(
                InsightMetrics.Known need,
                List<CommitmentHistory> failed,
                List<CommitmentHistory> promises,
                Instant now) {
            if (need.insight().at().isAfter(now.minus(LONG))) {
                return false;
            }
            Predicate<CommitmentHistory> serves =
                    p -> p.made() != null && need.ref().equals(p.terms().body().insight());
            Instant lastFailure = failed.stream()
                    .filter(serves)
                    .map(p -> p.isBroken() ? settledAt(p) : p.dueAt())
                    .max(Instant::compareTo)
                    .orElse(null);
            return lastFailure != null
                    && promises.stream()
                            .filter(serves)
                            .noneMatch(p -> p.isKept() && settledAt(p).isAfter(lastFailure))
                    && !InsightMetrics.metSince(need.ref(), lastFailure, facts);
        }

        List<String> refs() {
            return unmet.stream()
                    .map(InsightMetrics.Known::ref)
                    .limit(InsightMetrics.MOST_REFS)
                    .toList();
        }

        List<String> texts() {
            return unmet.stream()
                    .map(k -> k.insight().now().text())
                    .limit(InsightMetrics.MOST_REFS)
                    .toList();
        }

        boolean isUnmet(String ref) {
            return unmet.stream().anyMatch(k -> k.ref().equals(ref));
        }
    }

    /** Advice if the product does not let us fulfil our commitments. */
    @Description("Advice if the product may not let us fulfil our commitments.")
    public enum ExitAdvice {
        @Description("The product is not an obstacle.")
        STAY,
        @Description("Do not commit to anything that the product cannot do. Decline early.")
        STOP_COMMITTING,
        @Description(
                "Breaches are unavoidable. Leave before they damage your reputation, or move the account to a product "
                        + "that fits.")
        LEAVE
    }
}
