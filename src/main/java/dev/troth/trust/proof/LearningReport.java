package dev.troth.trust.proof;

import dev.troth.scoring.proof.Learning;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description(
        "What was learned from a workspace's own outcomes, and whether it helped on outcomes that it had not seen.")
public record LearningReport(
        @Description("The draft that came of it.") @NonNull String version,

        @Description("Outcomes until then were learned from; those after it are what it is judged by.") @NonNull
        Instant learnedUntil,

        @Description("How many departures were learned from, about.")
        double departures,

        @Description("Account years that were learned from.")
        double accountYears,

        @Description(
                "By how much the base hazard is multiplied: above 1, customers leave more often here than elsewhere.")
        double baseRatio,

        @Description("What is added to the logarithm of the hazard.")
        double shift,

        @Description(
                "By what the logarithm of the hazard is multiplied: above 1, high and low risks lie further apart.")
        double slope,

        @Description("How good the version was that it started from, on the outcomes it had not seen.") @NonNull
        Quality before,

        @Description("How good the draft is on the same.") @NonNull
        Quality after) {

    static LearningReport of(String version, Instant until, Learning learning, Quality before, Quality after) {
        return new LearningReport(
                version,
                until,
                learning.departures(),
                learning.years(),
                learning.baseRatio(),
                learning.shift(),
                learning.slope(),
                before,
                after);
    }
}
