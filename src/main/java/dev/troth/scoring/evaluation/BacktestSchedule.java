package dev.troth.scoring.evaluation;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The timetable of a backtest: the instants of prediction, the horizon, and the end of the observed time.
 *
 * @param instants the instants of prediction, in order; each horizon ends at or before {@code until}
 * @param days the horizon in days, above 0
 * @param until the end of the observed time; later outcomes are ignored
 */
public record BacktestSchedule(List<Instant> instants, int days, Instant until) implements Serializable {
    /** The mean length of a month, the distance between predictions, in days. */
    private static final double DAYS_BETWEEN = 365.25 / 12;

    /**
     * Returns predictions at the beginning of each month (UTC).
     *
     * @param from the earliest instant of prediction
     * @param until the end of the observed time
     * @param days the horizon in days, above 0
     * @return the timetable; without instants if no horizon fits
     */
    public static BacktestSchedule monthly(Instant from, Instant until, int days) {
        List<Instant> instants = new ArrayList<>();
        YearMonth month = YearMonth.from(from.atZone(ZoneOffset.UTC));
        while (true) {
            Instant at = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (at.plus(Duration.ofDays(days)).isAfter(until)) {
                return new BacktestSchedule(List.copyOf(instants), days, until);
            }
            if (!at.isBefore(from)) {
                instants.add(at);
            }
            month = month.plusMonths(1);
        }
    }

    /** Returns the weight of a prediction, min(1, month/horizon), so that overlapping horizons count a day once. */
    double weight() {
        return Math.min(1, DAYS_BETWEEN / days);
    }
}
