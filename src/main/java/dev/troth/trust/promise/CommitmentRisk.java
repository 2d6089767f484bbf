package dev.troth.trust.promise;

import dev.troth.platform.Figures;
import dev.troth.trust.CredibleInterval;
import dev.troth.trust.promise.CommitmentCheck.Past;
import dev.troth.trust.promise.CommitmentCheck.Plan;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** How likely a promise that is open is kept. Pure. */
@Description(
        "How likely a promise that is open is kept, by what like ones came to that were still open as long after they were "
                + "made.")
public record CommitmentRisk(
        @Description("The probability that it is kept in time; once it is late, that it is kept at all. 0 to 1.")
        double probability,

        @Description("90 % interval around it; wide while few like promises are known.") @NonNull
        CredibleInterval interval,

        @Description("Whether it is late already.") boolean late,

        @Description("How many promises of ours it is judged by.")
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

    /** How much of the promised time was over; beyond 1 once it was late. */
    private static double share(Instant made, Instant due, Instant at) {
        return Figures.seconds(made, at) / Math.max(1, Figures.seconds(made, due));
    }
}
