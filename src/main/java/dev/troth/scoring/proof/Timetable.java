package dev.troth.scoring.proof;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * When is predicted, how far ahead, and until when it is known what happened.
 *
 * @param instants in order; each horizon ends before {@code until}
 * @param days the horizon
 * @param until nothing after it is looked at
 */
public record Timetable(List<Instant> instants, int days, Instant until) implements Serializable {
    /** How many of the instants see the same departure, about: predictions of a month apart overlap. */
    private static final double DAYS_BETWEEN = 365.25 / 12;

    /** At the beginning of each month from an instant on (UTC), as long as the horizon can be seen to its end. */
    public static Timetable monthly(Instant from, Instant until, int days) {
        List<Instant> instants = new ArrayList<>();
        YearMonth month = YearMonth.from(from.atZone(ZoneOffset.UTC));
        while (true) {
            Instant at = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (at.plus(Duration.ofDays(days)).isAfter(until)) {
                return new Timetable(List.copyOf(instants), days, until);
            }
            if (!at.isBefore(from)) {
                instants.add(at);
            }
            month = month.plusMonths(1);
        }
    }

    /** What one prediction weighs when exposure is counted, so that no day of an account is counted more than once. */
    double weight() {
        return Math.min(1, DAYS_BETWEEN / days);
    }
}
