package dev.troth.platform.common;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Descriptive statistics. Returns null if there are no observations, never a made-up number. */
public final class Statistics {
    private static final double SECONDS_PER_DAY = 86_400;

    private Statistics() {}

    /** Returns the part as a fraction of the whole, 0 to 1; null if the whole is zero. */
    public static @Nullable Double share(double part, double whole) {
        return whole <= 0 ? null : part / whole;
    }

    /** Returns the part as a fraction of the whole, 0 to 1; null if the whole is zero. */
    public static @Nullable Double share(long part, long whole) {
        return share((double) part, (double) whole);
    }

    public static @Nullable Double mean(Collection<Double> values) {
        return values.isEmpty()
                ? null
                : values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** Returns the median. */
    public static @Nullable Double median(Collection<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : Double.valueOf((sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    /** Returns the slope per step of the least squares line; null for fewer than two values. */
    public static @Nullable Double slope(List<Double> values) {
        int n = values.size();
        if (n < 2) {
            return null;
        }
        double middle = (n - 1) / 2.0;
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
        double above = 0;
        double below = 0;
        for (int i = 0; i < n; i++) {
            above += (i - middle) * (values.get(i) - mean);
            below += (i - middle) * (i - middle);
        }
        return above / below;
    }

    /**
     * Returns the evenness of a distribution over its kinds, 0 (one kind) to 1 (equal counts): entropy divided by its
     * maximum.
     */
    public static @Nullable Double evenness(Collection<Long> counts) {
        double all = counts.stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return null;
        }
        if (counts.size() < 2) {
            return 0.0;
        }
        double entropy = counts.stream()
                .mapToDouble(count -> count / all)
                .filter(share -> share > 0)
                .map(share -> -share * Math.log(share))
                .sum();
        return Math.min(1, entropy / Math.log(counts.size()));
    }

    /**
     * Returns the regularity of events, 0 to 1: 1 / (1 + coefficient of variation of the gaps). The currently open gap
     * is included if it is the longest. Does not depend on the frequency. Null for fewer than three events.
     */
    public static @Nullable Double regularity(List<Instant> times, Instant now) {
        List<Instant> sorted = times.stream().sorted().toList();
        if (sorted.size() < 3) {
            return null;
        }
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            gaps.add(days(sorted.get(i - 1), sorted.get(i)));
        }
        double open = days(sorted.getLast(), now);
        if (open > gaps.stream().mapToDouble(Double::doubleValue).max().orElse(0)) {
            gaps.add(open);
        }
        double mean = DoubleStream.of(
                        gaps.stream().mapToDouble(Double::doubleValue).toArray())
                .average()
                .orElse(0);
        if (mean == 0) {
            return null;
        }
        double variance =
                gaps.stream().mapToDouble(gap -> (gap - mean) * (gap - mean)).sum() / gaps.size();
        return 1 / (1 + Math.sqrt(variance) / mean);
    }

    public static double days(Instant from, Instant to) {
        return seconds(from, to) / SECONDS_PER_DAY;
    }

    public static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
