package dev.troth.scoring.proof;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How good predictions were.
 *
 * @param count how many there were
 * @param left how many came true; an account that left counts in every horizon that saw it
 * @param predicted their mean
 * @param observed the share that came true
 * @param auc how well they rank
 * @param brier mean squared error; 0 is perfect
 * @param skill how much of the error of always saying the observed share is gone: 1 is perfect, below 0 is worse
 * @param calibrationError ECE: mean distance of predicted from observed over bins of equal size
 * @param bins lowest first
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
        List<Bin> bins)
        implements Serializable {
    private static final int BINS = 10;

    /** @throws IllegalArgumentException of no predictions, of which nothing can be said */
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
        List<Bin> bins = bins(observations);
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
                bins);
    }

    private static double square(double x) {
        return x * x;
    }

    private static List<Bin> bins(List<Observation> observations) {
        List<Observation> sorted = observations.stream()
                .sorted(Comparator.comparingDouble(Observation::probability))
                .toList();
        int n = sorted.size();
        int many = Math.min(BINS, n);
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            bins.add(Bin.of(sorted.subList((int) ((long) n * i / many), (int) ((long) n * (i + 1) / many))));
        }
        return List.copyOf(bins);
    }
}
