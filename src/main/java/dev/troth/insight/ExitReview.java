package dev.troth.insight;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.Fact;
import dev.troth.platform.Attribution;
import dev.troth.platform.Figures;
import dev.troth.platform.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Review of whether the product lets us fulfil our commitments, with advice (S4 L23). Pure function of the facts. */
@Description("Review of whether the product lets us fulfil our commitments to the account, with honest advice.")
public record ExitReview(
        @Description("Advice.") @NonNull ExitAdvice advice,

        @Description("Reasons for the advice. Codes: UNMET_NEED, GAP_BREACHES, COMPANY_BREACHES, PERSONAL_BREACHES.")
        @NonNull
        List<@NonNull Finding> reasons,

        @Description("Refs of needs that the product cannot meet.") @NonNull
        List<@NonNull String> unmetNeeds,

        @Description("Number of our commitments that were broken in the last 365 days.")
        int breaches,

        @Description("Share of breaches caused by the product. Null if there are none.") @Nullable
        Double gapShare,

        @Description("Share of breaches attributed to the company and not to individual people. Null if there are "
                + "none.")
        @Nullable
        Double companyShare) {

    private static final Duration WINDOW = Duration.ofDays(365);
    private static final int STRUCTURAL = 3;
    private static final double MOSTLY = 0.5;

    /** @param facts all facts of an account, sorted */
    static ExitReview of(List<Fact> facts, Instant now) {
        List<String> unmet = InsightMetrics.unmet(facts);
        List<CommitmentHistory> broken = CommitmentHistory.all(facts).stream()
                .filter(p -> p.isOurs() && p.isBroken())
                .filter(p -> p.settled() != null && p.settled().at().isAfter(now.minus(WINDOW)))
                .toList();
        long gaps = broken.stream().filter(CommitmentHistory::isBrokenByGap).count();
        long company = broken.stream()
                .filter(p -> p.isBrokenByGap() || p.breachedBy() == Attribution.COMPANY)
                .count();
        List<Finding> reasons = new ArrayList<>();
        unmet.forEach(need -> reasons.add(Finding.of("UNMET_NEED", "The product cannot meet the need \"%s\".", need)));
        if (gaps > 0) {
            reasons.add(Finding.by(gaps, "GAP_BREACHES", "Commitments broken because of product gaps: %d.", gaps));
        }
        if (company - gaps > 0) {
            reasons.add(Finding.by(
                    company - gaps,
                    "COMPANY_BREACHES",
                    "Commitments broken for other reasons of our company: %d.",
                    company - gaps));
        }
        if (broken.size() - company > 0) {
            reasons.add(Finding.by(
                    broken.size() - company,
                    "PERSONAL_BREACHES",
                    "Commitments broken for reasons of the people who are responsible for the account: %d. These can "
                            + "be prevented.",
                    broken.size() - company));
        }
        return new ExitReview(
                advice(unmet.size(), gaps, broken.size()),
                List.copyOf(reasons),
                unmet,
                broken.size(),
                Figures.share(gaps, broken.size()),
                Figures.share(company, broken.size()));
    }

    private static ExitAdvice advice(int unmet, long gaps, int broken) {
        if (gaps >= STRUCTURAL && gaps > MOSTLY * broken && unmet > 0) {
            return ExitAdvice.LEAVE;
        }
        return gaps > 0 || unmet > 0 ? ExitAdvice.STOP_COMMITTING : ExitAdvice.STAY;
    }
}
