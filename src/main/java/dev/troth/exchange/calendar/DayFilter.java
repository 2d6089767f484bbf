package dev.troth.exchange.calendar;

import dev.troth.exchange.calendar.RecurrenceRule.Frequency;
import dev.troth.exchange.calendar.RecurrenceRule.Weekday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.BitSet;
import java.util.Set;

/**
 * Days on which a recurrence rule takes place, within the periods that its interval selects. A part that the rule lacks
 * comes from the start, if the table in RFC 5545, section 3.3.10, says so.
 */
final class DayFilter {
    /** A week belongs to the year that has at least four of its days. */
    private static final int DAYS_OF_FIRST_WEEK = 4;

    /** Set of numbers, of which negative ones count from the end. An empty set allows every number. */
    private static final class Numbers {
        private final BitSet fromStart = new BitSet();
        private final BitSet fromEnd = new BitSet();

        Numbers(Set<Integer> numbers) {
            numbers.forEach(number -> (number > 0 ? fromStart : fromEnd).set(Math.abs(number)));
        }

        boolean isEmpty() {
            return fromStart.isEmpty() && fromEnd.isEmpty();
        }

        boolean has(int number, int last) {
            return isEmpty() || fromStart.get(number) || (number <= last && fromEnd.get(last + 1 - number));
        }
    }

    private final Numbers months;
    private final Numbers monthDays;
    private final Numbers yearDays;
    private final Numbers weeks;
    private final Set<Weekday> weekdays;
    private final boolean numberedWithinMonth;
    private final WeekFields calendar;

    DayFilter(RecurrenceRule rule, LocalDate start) {
        boolean noDays = rule.weekdays().isEmpty()
                && rule.monthDays().isEmpty()
                && rule.yearDays().isEmpty();
        boolean yearly = rule.frequency() == Frequency.YEARLY;
        yearDays = new Numbers(rule.yearDays());
        weeks = new Numbers(rule.weeks());
        months = new Numbers(
                yearly && noDays && rule.months().isEmpty() && weeks.isEmpty()
                        ? Set.of(start.getMonthValue())
                        : rule.months());
        boolean ofStart = noDays && (rule.frequency() == Frequency.MONTHLY || (yearly && weeks.isEmpty()));
        monthDays = new Numbers(ofStart ? Set.of(start.getDayOfMonth()) : rule.monthDays());
        boolean weekdayOfStart = yearly
                ? noDays && !weeks.isEmpty()
                : rule.frequency() == Frequency.WEEKLY && rule.weekdays().isEmpty();
        weekdays = weekdayOfStart ? Set.of(new Weekday(start.getDayOfWeek(), 0)) : rule.weekdays();
        numberedWithinMonth = !yearly || !rule.months().isEmpty();
        calendar = WeekFields.of(rule.weekStart(), DAYS_OF_FIRST_WEEK);
    }

    WeekFields calendar() {
        return calendar;
    }

    boolean hasWeeks() {
        return !weeks.isEmpty();
    }

    boolean test(LocalDate day) {
        return months.has(day.getMonthValue(), 0)
                && monthDays.has(day.getDayOfMonth(), day.lengthOfMonth())
                && yearDays.has(day.getDayOfYear(), day.lengthOfYear())
                && (weekdays.isEmpty() || isWeekday(day))
                && (weeks.isEmpty() || isInWeek(day));
    }

    private boolean isWeekday(LocalDate day) {
        DayOfWeek wanted = day.getDayOfWeek();
        for (Weekday weekday : weekdays) {
            if (weekday.day() == wanted && (weekday.number() == 0 || isNumber(weekday.number(), day))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNumber(int number, LocalDate day) {
        int position = numberedWithinMonth ? day.getDayOfMonth() : day.getDayOfYear();
        int length = numberedWithinMonth ? day.lengthOfMonth() : day.lengthOfYear();
        return number > 0 ? (position - 1) / 7 + 1 == number : (length - position) / 7 + 1 == -number;
    }

    private boolean isInWeek(LocalDate day) {
        int week = day.get(calendar.weekOfWeekBasedYear());
        int last = (int) day.range(calendar.weekOfWeekBasedYear()).getMaximum();
        return weeks.has(week, last);
    }
}
