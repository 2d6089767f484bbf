package dev.troth.trust.proof;

import dev.troth.scoring.proof.Evaluation;
import dev.troth.trust.CredibleInterval;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("How good predictions were.")
public record PredictionQuality(
        @Description("How many predictions there were: one for each account and month.")
        int predictions,

        @Description(
                "How many of them were followed by leaving within the horizon. One departure is seen by several months.")
        int churned,

        @Description("The mean of the predictions: what was expected.")
        double expected,

        @Description("The share that left: what happened.") double observed,

        @Description(
                "How well they rank (AUC): the probability that one who left had been given a higher risk than one who stayed. "
                        + "0.5 is chance, 1 is perfect. Null while nobody left or nobody stayed.")
        @Nullable
        Double auc,

        @Description("90 % interval around it, all months of an account taken as one witness. Null without it.")
        @Nullable
        CredibleInterval aucInterval,

        @Description("Mean squared error (Brier); 0 is perfect.")
        double brier,

        @Description(
                "How much of the error of always saying the observed share is gone: 1 is perfect, below 0 is worse than "
                        + "that. Null while nobody left or nobody stayed.")
        @Nullable
        Double skill,

        @Description("The mean distance of expected from observed over ten bins of equal size (ECE), 0 to 1.")
        double calibrationError,

        @Description("The bins, the lowest risks first.") @NonNull
        List<@NonNull ReliabilityBin> bins) {

    @Description("Predictions of about the same height, and what became of them.")
    public record ReliabilityBin(
            @Description("How many there are.") int predictions,
            @Description("Their mean.") double expected,
            @Description("The share that left.") double observed,

            @Description("90 % interval around that share, as if months were independent of each other.") @NonNull
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
                        .toList());
    }

    private static CredibleInterval interval(dev.troth.scoring.Interval interval) {
        return CredibleInterval.of(interval, 1);
    }
}
