package dev.troth.trust.backtest;

import dev.troth.scoring.evaluation.Calibration;
import dev.troth.scoring.evaluation.Gain;
import dev.troth.scoring.evaluation.Learning;
import dev.troth.scoring.evaluation.LearningData;
import dev.troth.scoring.evaluation.ProductUse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

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

        @Description("Data from which the draft was learned, and whether they suffice for the weights. Null for drafts "
                + "of earlier releases.")
        @Nullable
        DataSufficiency data,

        @Description("Weights and half-lives of the causes before and after. Empty if the data did not suffice: then "
                + "only the base hazard and the line were learned.")
        @NonNull
        List<@NonNull LearnedWeight> weights,

        @Description("Whether the draft uses product use, which is off in the standard model. Null if the data did not "
                + "suffice for the weights, and for drafts of earlier releases.")
        @Nullable
        ProductUseReport productUse,

        @Description("Quality of the original version on the test outcomes.") @NonNull
        PredictionQuality before,

        @Description("Quality of the draft on the test outcomes.") @NonNull
        PredictionQuality after) {

    public CalibrationReport {
        // Reports of earlier releases are stored without weights.
        weights = Objects.requireNonNullElse(weights, List.of());
    }

    @Description("Data of a calibration. Learning the weights takes 5 departures for each weight whose cause precedes "
            + "at least 5 departures, and 12 months.")
    public record DataSufficiency(
            @Description("Number of accounts with predictions.")
            int accounts,

            @Description("Number of months with predictions.")
            int months,

            @Description("Number of renewals.") int renewals,

            @Description("Approximate number of departures.")
            double departures,

            @Description("Number of weights with at least 5 departures after their cause.")
            int weights,

            @Description("Number of departures that learning these weights takes.")
            double needed,

            @Description("Whether the weights can be learned.")
            boolean sufficient) {
        static DataSufficiency of(LearningData data) {
            return new DataSufficiency(
                    data.accounts(),
                    data.months(),
                    data.renewals(),
                    data.departures(),
                    data.weights(),
                    data.needed(),
                    data.suffices());
        }
    }

    @Description("Learned weight or half-life of a cause of leaving.")
    public record LearnedWeight(
            @Description("Parameter, as in `model { parameters { code } }`.") @NonNull
            String code,

            @Description("Value in the original version.") double before,
            @Description("Value in the draft.") double after,

            @Description(
                    "Number of predictions in which the cause was present. Null for a half-life: it has no evidence "
                            + "of its own to count, because a prediction tells about it only through the weight of its cause.")
            @Nullable
            Integer predictions,

            @Description("Number of those that were followed by a departure. Null for a half-life.") @Nullable
            Integer churned,

            @Description(
                    "Whether it was learned. False for a weight if fewer than 5 departures followed the cause, and "
                            + "for a half-life if the value of the original version was the best. False for PRODUCT_USE "
                            + "also if it did not help: see `productUse`.")
            boolean learned) {
        static LearnedWeight of(Learning.LearnedWeight weight) {
            return new LearnedWeight(
                    weight.parameter().name(),
                    weight.before(),
                    weight.after(),
                    weight.present(),
                    weight.left(),
                    weight.learned());
        }
    }

    @Description(
            "Finding about product use: it is part of the draft only if the test outcomes are predicted better with "
                    + "it than by a version that was learned as if use had never been measured.")
    public record ProductUseReport(
            @Description("Decision and its reason.") @NonNull
            ProductUseFinding finding,

            @Description(
                    "Reduction of the mean log loss on the test outcomes, per prediction; above 0, they are predicted "
                            + "better with product use. Null if its learned weight was 0, which leaves nothing to compare.")
            @Nullable
            Double gain,

            @Description(
                    "Standard error of the gain, where predictions for one account count as a cluster. Product use "
                            + "helps if the gain is above 1.645 standard errors.")
            @Nullable
            Double standardError) {
        static @Nullable ProductUseReport of(@Nullable ProductUse use) {
            if (use == null) {
                return null;
            }
            Gain gain = use.gain();
            return new ProductUseReport(
                    ProductUseFinding.valueOf(use.finding().name()),
                    gain == null ? null : (Double) gain.mean(),
                    gain == null || Double.isNaN(gain.error()) ? null : (Double) gain.error());
        }
    }

    @Description("Decision about product use in a draft.")
    public enum ProductUseFinding {
        @Description("Off: fewer than 5 departures followed a measurement of low use.")
        TOO_FEW_DEPARTURES,
        @Description(
                "Off: the earlier outcomes give it no weight, or the test outcomes are not predicted better with it.")
        NOT_HELPFUL,
        @Description("On: the test outcomes are predicted better with it.")
        HELPFUL
    }

    static CalibrationReport of(
            String version,
            Instant until,
            Calibration calibration,
            LearningData data,
            @Nullable Learning learning,
            @Nullable ProductUse productUse,
            PredictionQuality before,
            PredictionQuality after) {
        return new CalibrationReport(
                version,
                until,
                calibration.departures(),
                calibration.years(),
                calibration.baseRatio(),
                calibration.shift(),
                calibration.slope(),
                DataSufficiency.of(data),
                learning == null
                        ? List.of()
                        : learning.weights().stream().map(LearnedWeight::of).toList(),
                ProductUseReport.of(productUse),
                before,
                after);
    }
}
