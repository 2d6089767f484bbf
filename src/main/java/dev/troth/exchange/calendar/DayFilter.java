package dev.troth.exchange.calendar;

import dev.troth.exchange.calendar.RecurrenceRule.Frequency;
import dev.troth.exchange.calendar.RecurrenceRule.Weekday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.Set;

/**
 * Days on which a recurrence rule takes place, within the periods that its interval selects. A part that the rule lacks
 * comes from the start, if the table in RFC 5545, section 3.3.10, says so.
 */
final class DayFilter {
    /** A week belongs to the year that has at least four of its days. */
    private static final int DAYS_OF_FIRST_WEEK = 4;

    private final Set<Integer> months;
    private final Set<Integer> monthDays;
    private final Set<Integer> yearDays;
    private final Set<Integer> weeks;
    private final Set<Weekday> weekdays;
    private final boolean numberedWithinMonth;
    private final WeekFields calendar;

    DayFilter(RecurrenceRule rule, LocalDate start) {
        boolean noDays = rule.weekdays().isEmpty()
                && rule.monthDays().isEmpty()
                && rule.yearDays().isEmpty();
        boolean yearly = rule.frequency() == Frequency.YEARLY;
        yearDays = rule.yearDays();
        weeks = rule.weeks();
        months = yearly && noDays && rule.months().isEmpty() && weeks.isEmpty()
                ? Set.of(start.getMonthValue())
                : rule.months();
        boolean ofStart = noDays && (rule.frequency() == Frequency.MONTHLY || (yearly && weeks.isEmpty()));
        monthDays = ofStart ? Set.of(start.getDayOfMonth()) : rule.monthDays();
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
        return (months.isEmpty() || months.contains(day.getMonthValue()))
                && isIn(monthDays, day.getDayOfMonth(), day.lengthOfMonth())
                && isIn(yearDays, day.getDayOfYear(), day.lengthOfYear())
                && (weekdays.isEmpty() || isWeekday(day))
                && (weeks.isEmpty() || isInWeek(day));
    }

    private static boolean isIn(Set<Integer> numbers, int number, int last) {
        return numbers.isEmpty() || numbers.contains(number) || numbers.contains(number - last - 1);
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
        return isIn(weeks, week, last);
    }
}
