package dev.troth.trust.proof;

import dev.troth.scoring.proof.Calibration;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description(
        "What was learned from a workspace's own outcomes, and whether it helped on outcomes that it had not seen.")
public record CalibrationReport(
        @Description("The draft that came of it.") @NonNull String version,

        @Description("Outcomes until then were learned from; those after it are what it is judged by.") @NonNull
        Instant calibratedUntil,

        @Description("How many departures were learned from, about.")
        double churned,

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
        PredictionQuality before,

        @Description("How good the draft is on the same.") @NonNull
        PredictionQuality after) {

    static CalibrationReport of(String version, Instant until, Calibration calibration, PredictionQuality before, PredictionQuality after) {
        return new CalibrationReport(
                version,
                until,
                calibration.departures(),
                calibration.years(),
                calibration.baseRatio(),
                calibration.shift(),
                calibration.slope(),
                before,
                after);
    }
}
