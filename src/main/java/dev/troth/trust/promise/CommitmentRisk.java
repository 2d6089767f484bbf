package dev.troth.trust.promise;

import dev.troth.platform.Figures;
import dev.troth.trust.CredibleInterval;
import dev.troth.trust.promise.CommitmentCheck.Past;
import dev.troth.trust.promise.CommitmentCheck.Plan;
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

    private static final double PRIOR = 2;

    /** @param plan as it was made */
    static CommitmentRisk of(Plan plan, List<Past> past, OurPromises.Usual usual, Instant now) {
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
        return Figures.seconds(made, at) / Math.max(1, Figures.seconds(made, due));
    }
}
