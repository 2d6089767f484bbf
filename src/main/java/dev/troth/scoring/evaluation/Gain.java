package dev.troth.scoring.evaluation;

import dev.troth.scoring.CredibleInterval;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gain of one version over another on the same outcomes: the reduction of the mean log loss (logarithmic score).
 *
 * @param mean the reduction per prediction, in nats; above 0, the first version predicts better
 * @param error its standard error; predictions of one account count as a cluster. NaN for fewer than two accounts
 */
public record Gain(double mean, double error) implements Serializable {
    /** Keeps logarithms finite. */
    private static final double TINY = 1e-12;

    /**
     * Compares two versions.
     *
     * @param better the predictions of the version that may be better, at least one
     * @param other the predictions of the other version for the same accounts and instants, in the same order
     * @throws IllegalArgumentException if there are no predictions, or not the same ones
     */
    public static Gain of(List<Observation> better, List<Observation> other) {
        if (better.isEmpty() || better.size() != other.size()) {
            throw new IllegalArgumentException("Predictions of two versions must be of the same accounts: %d and %d."
                    .formatted(better.size(), other.size()));
        }
        double sum = 0;
        Map<String, double[]> accounts = new HashMap<>();
        for (int i = 0; i < better.size(); i++) {
            double gain = loss(other.get(i)) - loss(better.get(i));
            double[] account = accounts.computeIfAbsent(better.get(i).account(), name -> new double[2]);
            account[0] += gain;
            account[1]++;
            sum += gain;
        }
        double mean = sum / better.size();
        double squares = 0;
        for (double[] account : accounts.values()) {
            double off = account[0] - account[1] * mean;
            squares += off * off;
        }
        double clusters = accounts.size();
        return new Gain(mean, StrictMath.sqrt(squares * clusters / (clusters - 1)) / better.size());
    }

    /** Returns whether the gain is above chance: above the 95 % quantile for a gain of 0. */
    public boolean isShown() {
        return mean > CredibleInterval.Z * error;
    }

    private static double loss(Observation one) {
        double stated = one.left() ? one.probability() : 1 - one.probability();
        return -StrictMath.log(Math.max(TINY, stated));
    }
}
