package dev.troth.trust.backtest;

import dev.troth.scoring.evaluation.Evaluation;
import dev.troth.scoring.evaluation.NetBenefit;
import dev.troth.trust.score.CredibleInterval;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Quality of predictions.")
public record PredictionQuality(
        @Description("Number of predictions: one for each account and month.")
        int predictions,

        @Description("Number of predictions that were followed by a departure within the horizon. One departure counts "
                + "for several months.")
        int churned,

        @Description("Mean of the predictions (expected share).")
        double expected,

        @Description("Share that left (observed share).") double observed,

        @Description("Discrimination (AUC): probability that a customer who left had a higher predicted risk than one "
                + "who stayed. 0.5 is chance, 1 is perfect. Null if no customer left or no customer stayed.")
        @Nullable
        Double auc,

        @Description("90 % interval of the AUC; all months of an account count as one cluster. Null if the AUC is "
                + "null.")
        @Nullable
        CredibleInterval aucInterval,

        @Description("Mean squared error (Brier score); 0 is perfect.")
        double brier,

        @Description("Brier skill score relative to always predicting the observed share: 1 is perfect, below 0 is "
                + "worse than that. Null if no customer left or no customer stayed.")
        @Nullable
        Double skill,

        @Description("Expected calibration error (ECE): mean distance of expected from observed over ten bins of "
                + "equal size, 0 to 1.")
        double calibrationError,

        @Description("Bins, lowest risks first.") @NonNull List<@NonNull ReliabilityBin> bins,

        @Description("Benefit of acting on the tenth with the highest risks, compared with acting on all and on "
                + "none. Null for backtests of earlier releases.")
        @Nullable
        TopTenthBenefit topTenth) {

    @Description(
            "Net benefit of acting on the tenth with the highest risks (decision curve): departures acted on, minus "
                    + "actions that were not needed at the exchange rate that the threshold implies, per prediction. "
                    + "Acting on none has 0.")
    public record TopTenthBenefit(
            @Description("Lowest risk of the tenth.") double threshold,
            @Description("Number of predictions acted on.") int acted,

            @Description("Number of those that were followed by a departure.")
            int churned,

            @Description("Net benefit of acting on them.") double benefit,

            @Description("Net benefit of acting on all at the same exchange rate.")
            double everybody) {
        static TopTenthBenefit of(NetBenefit benefit) {
            return new TopTenthBenefit(
                    benefit.threshold(), benefit.acted(), benefit.left(), benefit.benefit(), benefit.everybody());
        }
    }

    @Description("Bin of predictions of similar size, with their outcomes.")
    public record ReliabilityBin(
            @Description("Number of predictions.") int predictions,
            @Description("Mean of the predictions.") double expected,
            @Description("Share that left.") double observed,

            @Description("90 % interval of that share, if months are treated as independent.") @NonNull
            CredibleInterval interval) {}

    static PredictionQuality of(Evaluation evaluation) {
        boolean ranked = !Double.isNaN(evaluation.auc().value());
        return new PredictionQuality(
                evaluation.count(),
                evaluation.left(),
                evaluation.predicted(),
                evaluation.observed(),
                ranked ? Double.valueOf(evaluation.auc().value()) : null,
                ranked ? interval(evaluation.auc().interval()) : null,
                evaluation.brier(),
                Double.isNaN(evaluation.skill()) ? null : Double.valueOf(evaluation.skill()),
                evaluation.calibrationError(),
                evaluation.bins().stream()
                        .map(bin -> new ReliabilityBin(
                                bin.count(), bin.predicted(), bin.observed(), interval(bin.interval())))
                        .toList(),
                TopTenthBenefit.of(evaluation.netBenefit()));
    }

    private static CredibleInterval interval(dev.troth.scoring.CredibleInterval interval) {
        return CredibleInterval.of(interval, 1);
    }
}
