package dev.troth.scoring.proof;

import dev.troth.scoring.Interval;
import java.io.Serializable;
import java.util.List;

/**
 * Predictions of about the same height, and what became of them.
 *
 * @param count how many there are
 * @param predicted their mean
 * @param observed the share of those who left
 * @param interval 90 % around that share, as if they were independent of each other
 */
public record Bin(int count, double predicted, double observed, Interval interval) implements Serializable {
    static Bin of(List<Observation> observations) {
        int n = observations.size();
        long left = observations.stream().filter(Observation::left).count();
        double mean = (left + 1.0) / (n + 2.0);
        return new Bin(
                n,
                observations.stream().mapToDouble(Observation::probability).sum() / n,
                (double) left / n,
                Interval.beta(mean, mean * (1 - mean) / (n + 3.0)));
    }
}
