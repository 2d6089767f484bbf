package dev.troth.exchange.calendar;

import dev.troth.exchange.calendar.RecurrenceRule.Frequency;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The times of a recurrence rule in ascending order, made one by one. COUNT and UNTIL are left to the caller. Uses little
 * memory whatever the rule says: the days of one period and the times of one day.
 */
final class RuleExpansion {
    private static final int DAY = 86_400;
    private static final int LAST_SECOND = 59;

    private final RecurrenceRule rule;
    private final LocalDateTime start;
    private final LocalDateTime last;
    private final StepBudget budget;
    private final DayFilter days;
    private Predicate<LocalDateTime> visitor = time -> false;

    /**
     * Creates an expansion.
     *
     * @param start first possible time
     * @param last last possible time
     * @param budget counts the days and times that are examined
     */
    RuleExpansion(RecurrenceRule rule, LocalDateTime start, LocalDateTime last, StepBudget budget) {
        this.rule = rule;
        this.start = start;
        this.last = last;
        this.budget = budget;
        days = new DayFilter(rule, start.toLocalDate());
    }

    /**
     * Passes each time to a visitor until it returns false.
     *
     * @throws dev.troth.platform.common.RejectedException if the budget is used up
     */
    void forEach(Predicate<LocalDateTime> wanted) {
        visitor = wanted;
        if (rule.frequency().isWithinDay()) {
            withinDays();
        } else {
            periods();
        }
    }

    /** Returns false if no later time is wanted. */
    private boolean visit(LocalDateTime time) {
        if (time.isBefore(start)) {
            return true;
        }
        return !time.isAfter(last) && visitor.test(time);
    }

    private void periods() {
        int[] times = times(start.toLocalTime());
        LocalDate from = firstPeriod();
        LocalDate lastDay = last.toLocalDate();
        while (!from.isAfter(lastDay)) {
            LocalDate end = next(from, 1);
            budget.use((int) ChronoUnit.DAYS.between(from, end));
            List<LocalDate> selected = new ArrayList<>(1);
            for (LocalDate day = from; day.isBefore(end); day = day.plusDays(1)) {
                if (days.test(day)) {
                    selected.add(day);
                }
            }
            if (!period(selected, times)) {
                return;
            }
            if (end.isAfter(lastDay) || rule.interval() > ChronoUnit.DAYS.between(from, lastDay)) {
                return;
            }
            from = next(from, rule.interval());
        }
    }

    private LocalDate firstPeriod() {
        LocalDate day = start.toLocalDate();
        return switch (rule.frequency()) {
            case YEARLY ->
                days.hasWeeks() ? firstOfWeekYear(day.get(days.calendar().weekBasedYear())) : day.withDayOfYear(1);
            case MONTHLY -> day.withDayOfMonth(1);
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
            default -> day;
        };
    }

    private LocalDate next(LocalDate from, int periods) {
        return switch (rule.frequency()) {
            case YEARLY ->
                days.hasWeeks()
                        ? firstOfWeekYear(from.get(days.calendar().weekBasedYear()) + periods)
                        : from.plusYears(periods);
            case MONTHLY -> from.plusMonths(periods);
            case WEEKLY -> from.plusWeeks(periods);
            default -> from.plusDays(periods);
        };
    }

    /** Returns the first day of week 1, which has 4 January. */
    private LocalDate firstOfWeekYear(int year) {
        return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(rule.weekStart()));
    }

    /** Visits the times of one period: those of each day, or those at the positions that the rule selects. */
    private boolean period(List<LocalDate> selected, int[] times) {
        long size = (long) selected.size() * times.length;
        if (!rule.positions().isEmpty()) {
            for (long position : positions(size)) {
                budget.use(1);
                int time = times[(int) (position % times.length)];
                if (!visit(at(selected.get((int) (position / times.length)), time))) {
                    return false;
                }
            }
            return true;
        }
        for (LocalDate day : selected) {
            for (int time : times) {
                budget.use(1);
                if (!visit(at(day, time))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns the indexes that the rule selects of a period with a number of times, in ascending order. */
    private List<Long> positions(long size) {
        SortedSet<Integer> positions = rule.positions();
        budget.use((int) Math.min(size, positions.size()));
        if (size < positions.size()) {
            return LongStream.range(0, size)
                    .filter(index -> positions.contains((int) index + 1) || positions.contains((int) (index - size)))
                    .boxed()
                    .toList();
        }
        return positions.stream()
                .map(position -> position > 0 ? position - 1L : size + position)
                .filter(index -> index >= 0 && index < size)
                .distinct()
                .sorted()
                .toList();
    }

    private static LocalDateTime at(LocalDate day, int second) {
        return day.atTime(LocalTime.ofSecondOfDay(second));
    }

    /** Seconds of the day. Parts that the rule lacks come from the start. */
    private int[] times(LocalTime otherwise) {
        return product(
                orElse(rule.hours(), otherwise.getHour()),
                orElse(rule.minutes(), otherwise.getMinute()),
                orElse(seconds(), otherwise.getSecond()));
    }

    /** Leap seconds count as the second before them (RFC 5545, section 3.3.12). */
    private SortedSet<Integer> seconds() {
        SortedSet<Integer> seconds = new TreeSet<>();
        rule.seconds().forEach(second -> seconds.add(Math.min(second, LAST_SECOND)));
        return seconds;
    }

    private static int[] orElse(SortedSet<Integer> numbers, int otherwise) {
        return numbers.isEmpty()
                ? new int[] {otherwise}
                : numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] orAll(SortedSet<Integer> numbers, int size) {
        return numbers.isEmpty() ? IntStream.range(0, size).toArray() : orElse(numbers, 0);
    }

    private static int[] product(int[] hours, int[] minutes, int[] seconds) {
        int[] times = new int[hours.length * minutes.length * seconds.length];
        int size = 0;
        for (int hour : hours) {
            for (int minute : minutes) {
                for (int second : seconds) {
                    times[size++] = (hour * 60 + minute) * 60 + second;
                }
            }
        }
        return times;
    }

    /** Expands hourly, minutely and secondly rules day by day. */
    private void withinDays() {
        int unit = rule.frequency() == Frequency.HOURLY ? 3600 : rule.frequency() == Frequency.MINUTELY ? 60 : 1;
        int unitsOfDay = DAY / unit;
        int[] allowed = allowedUnits();
        BitSet isAllowed = new BitSet();
        IntStream.of(allowed).forEach(isAllowed::set);
        int[] within = withinUnit();
        long firstUnit = start.toLocalTime().toSecondOfDay() / unit;
        long lastDay = last.toLocalDate().toEpochDay();
        long firstDay = start.toLocalDate().toEpochDay();
        if (rule.isPlain()) {
            budget.check((lastDay - firstDay) * unitsOfDay / rule.interval());
        }
        for (long day = firstDay; day <= lastDay; day++) {
            // Number of the first unit of the day, counted from that of the start.
            long unitsBefore = (day - firstDay) * unitsOfDay - firstUnit;
            long first = Math.floorMod(-unitsBefore, (long) rule.interval());
            if (first >= unitsOfDay) {
                day += first / unitsOfDay - 1;
                budget.use(1);
                continue;
            }
            LocalDate date = LocalDate.ofEpochDay(day);
            budget.use(1);
            if (days.test(date) && !day(date, selected(first, unitsOfDay, allowed, isAllowed), unit, within)) {
                return;
            }
        }
    }

    /** Returns the units of a day that the interval and the rule select, by the shorter one of two ways. */
    private List<Integer> selected(long first, int unitsOfDay, int[] allowed, BitSet isAllowed) {
        List<Integer> selected = new ArrayList<>();
        if ((unitsOfDay - first) / rule.interval() < allowed.length) {
            for (long unit = first; unit < unitsOfDay; unit += rule.interval()) {
                budget.use(1);
                if (isAllowed.get((int) unit)) {
                    selected.add((int) unit);
                }
            }
        } else {
            for (int unit : allowed) {
                budget.use(1);
                if (unit >= first && (unit - first) % rule.interval() == 0) {
                    selected.add(unit);
                }
            }
        }
        return selected;
    }

    private boolean day(LocalDate date, List<Integer> units, int unit, int[] within) {
        for (int index : units) {
            if (rule.positions().isEmpty()) {
                for (int second : within) {
                    budget.use(1);
                    if (!visit(at(date, index * unit + second))) {
                        return false;
                    }
                }
            } else {
                for (long position : positions(within.length)) {
                    budget.use(1);
                    if (!visit(at(date, index * unit + within[(int) position]))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Hours, minutes or seconds of the day that the parts of the rule leave. */
    private int[] allowedUnits() {
        int[] hours = orAll(rule.hours(), 24);
        return switch (rule.frequency()) {
            case HOURLY -> hours;
            case MINUTELY ->
                IntStream.of(product(hours, orAll(rule.minutes(), 60), new int[] {0}))
                        .map(second -> second / 60)
                        .toArray();
            default -> product(hours, orAll(rule.minutes(), 60), orAll(seconds(), 60));
        };
    }

    /** Seconds from the begin of a unit at which the rule takes place. */
    private int[] withinUnit() {
        int[] zero = {0};
        int[] seconds = orElse(seconds(), start.getSecond());
        return switch (rule.frequency()) {
            case HOURLY -> product(zero, orElse(rule.minutes(), start.getMinute()), seconds);
            case MINUTELY -> product(zero, zero, seconds);
            default -> zero;
        };
    }
}
