package dev.troth.scoring.proof;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How one who left had been seen before: warned of, and for how long, or green to the end.
 *
 * @param left when they left
 * @param last what was predicted last before that
 * @param leadDays for how many days before it the alarm had been on without a break; 0 when it was not on at last
 * @param green whether they had been given less than the usual risk at last
 */
public record Warning(String account, Instant left, Observation last, double leadDays, boolean green)
        implements Serializable {
    private static final double ALARM = 0.8;
    private static final double MIDDLE = 0.5;

    /**
     * The heights that tell who is warned of.
     *
     * @param alarm the risk that a fifth of all predictions exceeds
     * @param usual the risk in the middle of all predictions
     */
    public record Heights(double alarm, double usual) implements Serializable {
        public static Heights of(List<Observation> observations) {
            List<Double> sorted =
                    observations.stream().map(Observation::probability).sorted().toList();
            return new Heights(quantile(sorted, ALARM), quantile(sorted, MIDDLE));
        }

        private static double quantile(List<Double> sorted, double share) {
            return sorted.isEmpty()
                    ? Double.NaN
                    : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
        }
    }

    /**
     * Of one departure.
     *
     * @param own the predictions of that account
     * @return empty when nothing had been predicted within the horizon before it
     */
    public static Optional<Warning> of(Instant left, List<Observation> own, int days, Heights heights) {
        List<Observation> before = own.stream()
                .filter(one -> one.at().isBefore(left))
                .sorted(Comparator.comparing(Observation::at).reversed())
                .toList();
        if (before.isEmpty() || before.getFirst().at().isBefore(left.minus(Duration.ofDays(days)))) {
            return Optional.empty();
        }
        double lead = 0;
        for (Observation one : before) {
            if (one.probability() < heights.alarm()) {
                break;
            }
            lead = Duration.between(one.at(), left).toHours() / 24.0;
        }
        Observation last = before.getFirst();
        return Optional.of(new Warning(last.account(), left, last, lead, last.probability() < heights.usual()));
    }
}
