package dev.troth.scoring.evaluation;

import dev.troth.scoring.CredibleInterval;
import java.io.Serializable;
import java.util.List;

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
