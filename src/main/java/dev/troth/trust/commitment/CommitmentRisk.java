package dev.troth.trust.commitment;

import dev.troth.platform.common.Statistics;
import dev.troth.trust.commitment.CommitmentCheck.Past;
import dev.troth.trust.commitment.CommitmentCheck.Plan;
import dev.troth.trust.score.CredibleInterval;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Probability that an open commitment will be kept. A pure function. */
@Description("Probability that an open commitment will be kept, from similar commitments that were still open at the "
        + "same age.")
public record CommitmentRisk(
        @Description("Probability that it is kept in time, or, once it is late, that it is kept at all. 0 to 1.")
        double probability,

        @Description("90 % credible interval; wide while few similar commitments are known.") @NonNull
        CredibleInterval interval,

        @Description("Whether it is already late.") boolean late,

        @Description("Number of our commitments on which it is based.")
        int judgedBy) {

    /** Weight of the prior, as that of {@link CommitmentCheck}. */
    private static final double PRIOR = CommitmentCheck.PRIOR;

    /** @param plan as it was made */
    static CommitmentRisk of(Plan plan, List<Past> past, CommitmentTrackRecord.Usual usual, Instant now) {
        boolean late = now.isAfter(plan.dueAt());
        double elapsed = share(plan.now(), plan.dueAt(), now);
        List<Past> still = past.stream()
                .filter(other -> share(other.madeAt(), other.dueAt(), other.settledAt()) >= elapsed)
                .toList();
        double good = PRIOR * (late ? usual.kept() : usual.keptInTime());
        double all = PRIOR;
        for (Past other : still) {
            double likeness = CommitmentCheck.likeness(plan, other);
            all += likeness;
            good += (late ? other.kept() : other.keptInTime()) ? likeness : 0;
        }
        double probability = good / all;
        double variance = probability * (1 - probability) / (all + 1);
        return new CommitmentRisk(probability, CredibleInterval.beta(probability, variance), late, still.size());
    }

    /** Returns the share of the committed time that has passed; above 1 once it is late. */
    private static double share(Instant made, Instant due, Instant at) {
        return Statistics.seconds(made, at) / Math.max(1, Statistics.seconds(made, due));
    }
}
