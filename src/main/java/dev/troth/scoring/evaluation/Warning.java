package dev.troth.scoring.evaluation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The warning before one departure: its lead time, or its absence.
 *
 * @param account the id of the account
 * @param left the instant of the departure
 * @param last the last prediction before the departure
 * @param leadDays the days before the departure during which predictions were above the alarm threshold without
 *     interruption; 0 if the last prediction was below it
 * @param green whether the last prediction was below the median of all predictions: a missed departure
 */
public record Warning(String account, Instant left, Observation last, double leadDays, boolean green)
        implements Serializable {
    /**
     * The quantile of the alarm: the top fifth, a list that an account team can work through. A choice of reporting.
     */
    private static final double ALARM = 0.8;

    private static final double MIDDLE = 0.5;

    /**
     * The thresholds of warnings, relative to all predictions.
     *
     * @param alarm the 80 % quantile of all predictions; NaN without predictions
     * @param usual the median of all predictions; NaN without predictions
     */
    public record Heights(double alarm, double usual) implements Serializable {
        /** Computes the thresholds from all predictions of a backtest. */
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
     * Returns the warning before a departure.
     *
     * @param left the instant of the departure
     * @param own the predictions of the account, in any order
     * @param days the horizon of the predictions in days
     * @param heights the thresholds
     * @return the warning; empty if no prediction was made within the horizon before the departure
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
