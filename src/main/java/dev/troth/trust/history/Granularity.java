package dev.troth.trust.history;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;

/** Interval between the points of a history. Days begin at midnight UTC. */
@Description("Interval between the points of a history. Days begin at midnight UTC.")
public enum Granularity {
    @Description("Every midnight.")
    DAY {
        @Override
        LocalDate onOrBefore(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }
    },
    @Description("Every Monday.")
    WEEK {
        @Override
        LocalDate onOrBefore(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.plusWeeks(1);
        }
    },
    @Description("The first of every month.")
    MONTH {
        @Override
        LocalDate onOrBefore(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.plusMonths(1);
        }
    },
    @Description("The first of January, April, July and October.")
    QUARTER {
        @Override
        LocalDate onOrBefore(LocalDate day) {
            return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % MONTHS_OF_QUARTER);
        }

        @Override
        LocalDate next(LocalDate day) {
            return day.plusMonths(MONTHS_OF_QUARTER);
        }
    };

    private static final int MONTHS_OF_QUARTER = 3;

    abstract LocalDate onOrBefore(LocalDate day);

    abstract LocalDate next(LocalDate day);

    /**
     * Returns the points between two instants: the beginnings of days, weeks … in between, and the end itself.
     *
     * @param most stops after this many points
     */
    List<Instant> points(Instant from, Instant to, int most) {
        List<Instant> points = new ArrayList<>();
        LocalDate day = onOrBefore(LocalDate.ofInstant(from, ZoneOffset.UTC));
        for (Instant at = start(day); at.isBefore(to) && points.size() <= most; at = start(day)) {
            if (!at.isBefore(from)) {
                points.add(at);
            }
            day = next(day);
        }
        points.add(to);
        return points;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
