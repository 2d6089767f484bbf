package dev.troth.trust.proof;

import dev.troth.scoring.proof.Calibration;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Result of a calibration to the outcomes of a workspace, tested on outcomes that were not used for it.")
public record CalibrationReport(
        @Description("Name of the created draft.") @NonNull String version,

        @Description("Outcomes until then were used for the calibration, later ones for the test.") @NonNull
        Instant calibratedUntil,

        @Description("Approximate number of departures that were used.")
        double churned,

        @Description("Number of account years that were used.")
        double accountYears,

        @Description("Factor of the base hazard: above 1, customers leave more often in this workspace than elsewhere.")
        double baseRatio,

        @Description("Offset of the logarithm of the hazard.")
        double shift,

        @Description("Factor of the logarithm of the hazard: above 1, high and low risks lie further apart.")
        double slope,

        @Description("Quality of the original version on the test outcomes.") @NonNull
        PredictionQuality before,

        @Description("Quality of the draft on the test outcomes.") @NonNull
        PredictionQuality after) {

    static CalibrationReport of(
            String version, Instant until, Calibration calibration, PredictionQuality before, PredictionQuality after) {
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
