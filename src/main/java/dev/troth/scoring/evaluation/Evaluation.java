package dev.troth.scoring.evaluation;

import dev.troth.scoring.CredibleInterval;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The evaluation of predictions against outcomes: discrimination, accuracy and calibration.
 *
 * @param count the number of predictions, above 0
 * @param left the number of predictions whose customer left; a departure counts in every horizon that contains it
 * @param predicted the mean predicted probability, in [0, 1]
 * @param observed the share of predictions whose customer left, in [0, 1]
 * @param auc the area under the ROC curve
 * @param brier the Brier score: the mean squared error, in [0, 1]; 0 is perfect
 * @param skill the Brier skill score 1 - brier/reference against a constant prediction of the observed share: 1 is
 *     perfect, below 0 is worse than that constant; NaN when all outcomes are the same
 * @param calibrationError the expected calibration error (ECE): the mean absolute difference of predicted and observed
 *     over ten bins of equal count, in [0, 1]
 * @param bins the bins of the reliability diagram, lowest first
 * @param netBenefit the net benefit of acting on the top tenth
 */
public record Evaluation(
        int count,
        int left,
        double predicted,
        double observed,
        Auc auc,
        double brier,
        double skill,
        double calibrationError,
        List<ReliabilityBin> bins,
        NetBenefit netBenefit)
        implements Serializable {
    /** The number of bins: the usual convention for the expected calibration error. */
    private static final int BINS = 10;

    /**
     * Evaluates predictions.
     *
     * @param observations the predictions with their outcomes, at least one
     * @return the evaluation
     * @throws IllegalArgumentException if there are no observations
     */
    public static Evaluation of(List<Observation> observations) {
        if (observations.isEmpty()) {
            throw new IllegalArgumentException("There are no predictions to evaluate.");
        }
        int n = observations.size();
        int left = (int) observations.stream().filter(Observation::left).count();
        double observed = (double) left / n;
        double brier = observations.stream()
                        .mapToDouble(one -> square(one.probability() - (one.left() ? 1 : 0)))
                        .sum()
                / n;
        List<ReliabilityBin> bins = bins(observations);
        double error = bins.stream()
                        .mapToDouble(bin -> bin.count() * Math.abs(bin.predicted() - bin.observed()))
                        .sum()
                / n;
        double naive = observed * (1 - observed);
        return new Evaluation(
                n,
                left,
                observations.stream().mapToDouble(Observation::probability).sum() / n,
                observed,
                Auc.of(observations),
                brier,
                naive == 0 ? Double.NaN : 1 - brier / naive,
                error,
                bins,
                NetBenefit.of(observations));
    }

    private static double square(double x) {
        return x * x;
    }

    private static List<ReliabilityBin> bins(List<Observation> observations) {
        List<Observation> sorted = observations.stream()
                .sorted(Comparator.comparingDouble(Observation::probability))
                .toList();
        int n = sorted.size();
        int threads = Math.min(BINS, n);
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            bins.add(ReliabilityBin.of(
                    sorted.subList((int) ((long) n * i / threads), (int) ((long) n * (i + 1) / threads))));
        }
        return List.copyOf(bins);
    }

    /**
     * A bin of a reliability diagram: predictions of similar probability and their outcomes.
     *
     * @param count the number of predictions, above 0
     * @param predicted the mean predicted probability, in [0, 1]
     * @param observed the share of customers who left, in [0, 1]
     * @param interval the 90 % credible interval of that share with a uniform prior; it assumes independent predictions
     */
    public record ReliabilityBin(int count, double predicted, double observed, CredibleInterval interval)
            implements Serializable {
        static ReliabilityBin of(List<Observation> observations) {
            int n = observations.size();
            long left = observations.stream().filter(Observation::left).count();
            double mean = (left + 1.0) / (n + 2.0);
            return new ReliabilityBin(
                    n,
                    observations.stream().mapToDouble(Observation::probability).sum() / n,
                    (double) left / n,
                    CredibleInterval.beta(mean, mean * (1 - mean) / (n + 3.0)));
        }
    }
}
