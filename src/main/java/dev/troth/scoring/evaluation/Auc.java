package dev.troth.scoring.evaluation;

import dev.troth.scoring.CredibleInterval;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The area under the ROC curve: the probability that a prediction for a customer who left is higher than one for a
 * customer who stayed, ties counted as half (Mann-Whitney U divided by the number of pairs). 0.5 is chance, 1 is
 * perfect ranking.
 *
 * @param value in [0, 1]; NaN when no customer left or none stayed
 * @param interval the 90 % confidence interval on the logit scale. Predictions of one account are correlated and form
 *     one cluster (Obuchowski 1997). [0, 1] when it cannot be estimated
 */
public record Auc(double value, CredibleInterval interval) implements Serializable {
    /** The predictions of one account: their number by outcome and the sums of their placements. */
    private static final class Cluster {
        private int left;
        private int stayed;
        private double placedLeft;
        private double placedStayed;
    }

    /** Computes the area in O(n log n); the value is NaN and the interval [0, 1] without both outcomes. */
    static Auc of(List<Observation> observations) {
        List<Observation> sorted = observations.stream()
                .sorted(Comparator.comparingDouble(Observation::probability))
                .toList();
        long left = sorted.stream().filter(Observation::left).count();
        long stayed = sorted.size() - left;
        if (left == 0 || stayed == 0) {
            return new Auc(Double.NaN, new CredibleInterval(0, 1));
        }
        Map<String, Cluster> clusters = new HashMap<>();
        double sum = 0;
        double leftBelow = 0;
        double stayedBelow = 0;
        for (int from = 0; from < sorted.size(); ) {
            int to = from;
            int leftHere = 0;
            int stayedHere = 0;
            while (to < sorted.size()
                    && sorted.get(to).probability() == sorted.get(from).probability()) {
                leftHere += sorted.get(to).left() ? 1 : 0;
                stayedHere += sorted.get(to).left() ? 0 : 1;
                to++;
            }
            double aboveStayed = (stayedBelow + stayedHere / 2.0) / stayed;
            double belowLeft = (left - leftBelow - leftHere / 2.0) / left;
            for (Observation one : sorted.subList(from, to)) {
                Cluster cluster = clusters.computeIfAbsent(one.account(), account -> new Cluster());
                if (one.left()) {
                    cluster.left++;
                    cluster.placedLeft += aboveStayed;
                    sum += aboveStayed;
                } else {
                    cluster.stayed++;
                    cluster.placedStayed += belowLeft;
                }
            }
            leftBelow += leftHere;
            stayedBelow += stayedHere;
            from = to;
        }
        double value = sum / left;
        return new Auc(value, interval(value, variance(clusters, value, left, stayed)));
    }

    private static double variance(Map<String, Cluster> clusters, double value, long left, long stayed) {
        double ofLeft = 0;
        double ofStayed = 0;
        double both = 0;
        int withLeft = 0;
        int withStayed = 0;
        for (Cluster cluster : clusters.values()) {
            double a = cluster.placedLeft - cluster.left * value;
            double b = cluster.placedStayed - cluster.stayed * value;
            ofLeft += a * a;
            ofStayed += b * b;
            both += a * b;
            withLeft += cluster.left > 0 ? 1 : 0;
            withStayed += cluster.stayed > 0 ? 1 : 0;
        }
        if (withLeft < 2 || withStayed < 2) {
            return Double.POSITIVE_INFINITY;
        }
        int all = clusters.size();
        return ofLeft * withLeft / (withLeft - 1) / left / left
                + ofStayed * withStayed / (withStayed - 1) / stayed / stayed
                + 2 * both * all / (all - 1) / left / stayed;
    }

    private static CredibleInterval interval(double value, double variance) {
        if (!(variance < Double.POSITIVE_INFINITY) || value <= 0 || value >= 1) {
            return new CredibleInterval(variance == 0 ? value : 0, 1);
        }
        double logit = StrictMath.log(value / (1 - value));
        double spread = CredibleInterval.Z * StrictMath.sqrt(Math.max(0, variance)) / (value * (1 - value));
        return new CredibleInterval(probability(logit - spread), probability(logit + spread));
    }

    private static double probability(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
