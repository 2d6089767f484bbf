package dev.troth.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.insight.ExitReview.ExitAdvice;
import dev.troth.platform.common.Finding;
import dev.troth.platform.common.Party;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Advice to leave follows from facts, not from a mark on a need. */
class ExitReviewTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final String NEED = "insight need 2026-01-01 {'kind': 'NEED', 'text': 'Lift 80 kg'}";

    private static ExitReview review(Party supplier, Stream<String> lines) {
        return ExitReview.of(FactFixtures.of(lines.toArray(String[]::new)), supplier, NOW);
    }

    /** Promises with a settlement each; %1$d is the number of the promise. */
    private static Stream<String> promises(int from, int to, String made, String settled) {
        List<String> lines = new ArrayList<>();
        IntStream.range(from, to).forEach(i -> {
            lines.add("commitmentMade c%d 2026-02-01 {'title': 'x', 'dueAt': '2026-03-01T00:00:00Z'%s}"
                    .formatted(i, made));
            if (!settled.isEmpty()) {
                lines.add(settled.formatted(i));
            }
        });
        return lines.stream();
    }

    private static Stream<String> and(Stream<String> some, String... more) {
        return Stream.concat(some, Arrays.stream(more));
    }

    @Test
    void companyThatBreaksEveryCommitmentShouldLeave() {
        ExitReview review = review(
                Party.US,
                promises(
                        0,
                        10,
                        "",
                        "commitmentBroken b%1$d 2026-06-01 {'commitment': 'c%1$d', 'attribution': 'COMPANY'}"));
        assertThat(review.advice()).isEqualTo(ExitAdvice.LEAVE);
        assertThat(review.companyShare()).isEqualTo(1);
        assertThat(review.reasons()).extracting(Finding::code).containsExactly("COMPANY_BREACHES");
    }

    @Test
    void gapNamedInBreachesIsAnUnmetNeedUntilItIsReviewedOrRetired() {
        String broken = "commitmentBroken b%1$d 2026-06-01 {'commitment': 'c%1$d', 'gap': 'need'}";
        ExitReview review = review(Party.US, and(promises(0, 5, "", broken), NEED));
        assertThat(review.advice()).isEqualTo(ExitAdvice.LEAVE);
        assertThat(review.unmetNeeds()).containsExactly("need");
        for (String met : List.of(
                "insightReviewed r 2026-07-01 {'insight': 'need', 'unmet': false}",
                "insightRetired r 2026-07-01 {'insight': 'need'}")) {
            ExitReview after = review(Party.US, and(promises(0, 5, "", broken), NEED, met));
            assertThat(after.advice()).isEqualTo(ExitAdvice.STAY);
            assertThat(after.unmetNeeds()).isEmpty();
            assertThat(after.breaches()).isEqualTo(5);
        }
    }

    @Test
    void commitmentsOverdueForAnUnmetNeedAndKeptLateCount() {
        String forNeed = ", 'insight': 'need'";
        ExitReview review = review(
                Party.US,
                and(
                        Stream.concat(
                                promises(0, 5, forNeed, ""),
                                promises(5, 9, "", "commitmentKept k%1$d 2026-11-01 {'commitment': 'c%1$d'}")),
                        NEED));
        assertThat(review.breaches()).isZero();
        assertThat(review.overdue()).isEqualTo(5);
        assertThat(review.late()).isEqualTo(4);
        // Known for 333 days, five commitments failed it, and none was kept: unmet without a mark.
        assertThat(review.unmetNeeds()).containsExactly("need");
        // 5 of 9 failures are due to the product.
        assertThat(review.advice()).isEqualTo(ExitAdvice.LEAVE);
        assertThat(review.reasons()).extracting(Finding::code).containsExactly("UNMET_NEED", "OVERDUE", "LATE");
    }

    @Test
    void fewGapBreachesAmongManyKeptCommitmentsAreNoReasonToLeave() {
        ExitReview review = review(
                Party.US,
                and(
                        Stream.concat(
                                promises(
                                        0,
                                        3,
                                        "",
                                        "commitmentBroken b%1$d 2026-06-01 {'commitment': 'c%1$d', 'gap': 'need'}"),
                                promises(3, 20, "", "commitmentKept k%1$d 2026-02-28 {'commitment': 'c%1$d'}")),
                        NEED));
        assertThat(review.advice()).isEqualTo(ExitAdvice.STOP_COMMITTING);
    }

    @Test
    void vendorThatBreaksEveryCommitmentShouldBeLeft() {
        Stream<String> theirs =
                promises(0, 6, ", 'side': 'THEM'", "commitmentBroken b%1$d 2026-06-01 {'commitment': 'c%1$d'}");
        ExitReview review = review(Party.THEM, theirs);
        assertThat(review.supplier()).isEqualTo(Party.THEM);
        assertThat(review.breaches()).isEqualTo(6);
        assertThat(review.advice()).isEqualTo(ExitAdvice.LEAVE);
        assertThat(review.reasons()).extracting(Finding::code).containsExactly("THEIR_BREACHES");
    }

    @Test
    void commitmentsOfTheOtherSideAreNotReviewed() {
        Stream<String> theirs =
                promises(0, 6, ", 'side': 'THEM'", "commitmentBroken b%1$d 2026-06-01 {'commitment': 'c%1$d'}");
        ExitReview review = review(Party.US, theirs);
        assertThat(review.breaches()).isZero();
        assertThat(review.advice()).isEqualTo(ExitAdvice.STAY);
        assertThat(review.companyShare()).isNull();
    }
}
