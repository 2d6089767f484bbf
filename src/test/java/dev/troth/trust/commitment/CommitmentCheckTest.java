package dev.troth.trust.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.common.Finding;
import dev.troth.trust.commitment.CommitmentCheck.Past;
import dev.troth.trust.commitment.CommitmentCheck.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How likely a promise would be kept. */
class CommitmentCheckTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static Plan plan(int days, int load) {
        return new Plan(NOW, NOW.plus(Duration.ofDays(days)), null, 0.5, load);
    }

    /** Promises of ten days that took so many, made under some load. */
    private static List<Past> past(int threads, int took, int load) {
        List<Past> past = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Instant made = Instant.parse("2026-01-01T09:00:00Z").plus(Duration.ofDays(i));
            past.add(new Past(
                    true,
                    made,
                    made.plus(Duration.ofDays(10)),
                    made.plus(Duration.ofDays(took)),
                    took <= 10,
                    true,
                    0.5,
                    load));
        }
        return past;
    }

    private static List<String> codes(CommitmentCheck check) {
        return check.findings().stream().map(Finding::code).toList();
    }

    @Test
    void checkWithoutTrackRecordHasNoProbability() {
        CommitmentCheck check = CommitmentCheck.of(plan(10, 0), List.of(), 0.8);
        assertThat(check.probability()).isNull();
        assertThat(check.interval()).isNull();
        assertThat(check.judgedBy()).isZero();
        assertThat(codes(check)).containsExactly("NO_RECORD", "FEW_LIKE");
    }

    @Test
    void checkOfMemberWithoutOwnRecordHasNoProbabilityEvenIfOthersHaveOne() {
        List<Past> others = past(20, 9, 2).stream()
                .map(one -> new Past(
                        false, one.madeAt(), one.dueAt(), one.settledAt(), true, true, one.importance(), one.load()))
                .toList();
        CommitmentCheck check = CommitmentCheck.of(plan(10, 2), others, 0.8);
        assertThat(check.probability()).isNull();
        assertThat(check.judgedBy()).isEqualTo(20);
        assertThat(check.judgedByOwn()).isZero();
        assertThat(codes(check)).containsExactly("NO_RECORD");
    }

    @Test
    void lastThreeBrokenCommitmentsLowerTheProbabilityAndAreAFinding() {
        List<Past> past = new ArrayList<>(past(21, 9, 2));
        for (int i = 0; i < 3; i++) {
            Instant made = Instant.parse("2026-04-01T09:00:00Z").plus(Duration.ofDays(i));
            past.add(new Past(
                    true, made, made.plus(Duration.ofDays(10)), made.plus(Duration.ofDays(12)), false, false, 0.5, 2));
        }
        // All are alike, so each has the weight 1, and the last three have the weight 3:
        // (21 kept + 2 * 0.8 usual) / (21 + 3 * 3 + 2) = 22.6 / 32 = 0.70625. Unweighted it would be 22.6 / 26 = 0.869.
        CommitmentCheck check = CommitmentCheck.of(plan(10, 2), past, 0.8);
        assertThat(check.probability()).isCloseTo(0.70625, within(1e-9));
        assertThat(codes(check)).containsExactly("RECENTLY_BROKEN");
        assertThat(check.findings().getFirst().message())
                .isEqualTo("The last 3 commitments were broken, one after the other. Maybe keep an open one first?");
    }

    @Test
    void twoBrokenCommitmentsInARowAreNotAFinding() {
        List<Past> past = new ArrayList<>(past(21, 9, 2));
        Instant made = Instant.parse("2026-04-01T09:00:00Z");
        past.add(new Past(
                true, made, made.plus(Duration.ofDays(10)), made.plus(Duration.ofDays(12)), false, false, 0.5, 2));
        past.add(new Past(
                true, made, made.plus(Duration.ofDays(10)), made.plus(Duration.ofDays(13)), false, false, 0.5, 2));
        assertThat(codes(CommitmentCheck.of(plan(10, 2), past, 0.8))).isEmpty();
    }

    @Test
    void thirtyOpenCommitmentsWithoutRecordAreOverbooked() {
        assertThat(codes(CommitmentCheck.of(plan(10, 30), List.of(), 0.8)))
                .containsExactly("OVERBOOKED", "NO_RECORD", "FEW_LIKE");
        assertThat(codes(CommitmentCheck.of(plan(10, 10), List.of(), 0.8))).doesNotContain("OVERBOOKED");
    }

    @Test
    void unmetNeedAndUnknownMemberAreFindings() {
        CommitmentCheck check = CommitmentCheck.of(
                plan(10, 1), past(20, 9, 1), 0.8, new CommitmentCheck.Circumstances("Work offline", "zorro"));
        assertThat(codes(check)).containsExactly("UNMET_NEED", "UNKNOWN_MEMBER");
        assertThat(check.findings().getFirst().message())
                .isEqualTo("Our product cannot meet the need \"Work offline\". Maybe say so before promising?");
    }

    @Test
    void goodTrackRecordRaisesAndBadOneLowersTheProbability() {
        CommitmentCheck good = CommitmentCheck.of(plan(10, 2), past(20, 9, 2), 0.8);
        CommitmentCheck bad = CommitmentCheck.of(plan(10, 2), past(20, 15, 2), 0.8);
        assertThat(good.probability()).isGreaterThan(0.95);
        assertThat(bad.probability()).isLessThan(0.1);
        assertThat(codes(good)).isEmpty();
        assertThat(codes(bad)).contains("LIKELY_BROKEN", "TOO_SOON");
        assertThat(good.interval().high() - good.interval().low()).isLessThan(0.3);
    }

    @Test
    void similarCommitmentsCountMore() {
        List<Past> mixed = new ArrayList<>(past(10, 9, 2));
        mixed.addAll(past(10, 15, 20));
        double calm = CommitmentCheck.of(plan(10, 2), mixed, 0.8).probability();
        double busy = CommitmentCheck.of(plan(10, 20), mixed, 0.8).probability();
        assertThat(calm).isGreaterThan(0.7).isGreaterThan(busy);
        assertThat(busy).isLessThan(0.3);
    }

    @Test
    void moreOpenCommitmentsThanUsualIsOverbooked() {
        assertThat(codes(CommitmentCheck.of(plan(10, 9), past(20, 9, 2), 0.8))).containsExactly("OVERBOOKED");
    }

    @Test
    void realisticDateIsTheEightiethPercentileOfSimilarCommitments() {
        List<Past> past = new ArrayList<>(past(4, 5, 1));
        past.addAll(past(1, 30, 1));
        assertThat(CommitmentCheck.of(plan(10, 1), past, 0.8).realisticDueAt()).isEqualTo(NOW.plus(Duration.ofDays(5)));
    }

    @Test
    void dateAfterTheirNeedIsReported() {
        Plan late = new Plan(NOW, NOW.plus(Duration.ofDays(10)), NOW.plus(Duration.ofDays(8)), 0.5, 1);
        assertThat(codes(CommitmentCheck.of(late, past(20, 9, 1), 0.8))).containsExactly("AFTER_NEEDED");
    }
}
