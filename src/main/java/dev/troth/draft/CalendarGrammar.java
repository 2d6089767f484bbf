package dev.troth.draft;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days of the calendar and periods: 15/12/2026, 15. Dezember, the 15th, next month, Q1 2027, KW 51, Easter. */
class CalendarGrammar extends TimeGrammar {
    private static final int CENTURY = 2000;

    private final boolean monthFirst;

    CalendarGrammar(List<Token> tokens, LocalDateTime now, boolean monthFirst) {
        super(tokens, now);
        this.monthFirst = monthFirst;
    }

    // 2026-12-15, 15/12/2026, 15.12.2026, 15.12., by 15/12

    @Nullable
    Period numericDate(boolean led) {
        Integer first = digits(0, 4);
        if (first == null || !isAdjacent(1) || !isAdjacent(2)) {
            return null;
        }
        String separator = word(1);
        Integer second = digits(2, 2);
        if (separator == null
                || second == null
                || !(separator.equals(".") || separator.equals("/") || separator.equals("-"))) {
            return null;
        }
        boolean third = isAdjacent(3) && isAdjacent(4) && separator.equals(word(3));
        Integer last = third ? digits(4, 4) : null;
        if (last != null) {
            return fullDate(first, second, last, separator);
        }
        boolean dotted = separator.equals(".") && isAdjacent(3) && ".".equals(word(3));
        boolean slashed = separator.equals("/") && led && !(first == 24 && second == 7);
        if (!dotted && !slashed) {
            return null;
        }
        at += dotted ? 4 : 3;
        Period date = dayInYear(first, second);
        Period swapped = separator.equals("/") ? dayInYear(second, first) : null;
        return either(date, swapped);
    }

    @Nullable
    Period fullDate(int first, int second, int last, String separator) {
        at += 5;
        if (first > 31) {
            skipTimeMark();
            return date(first, second, last);
        }
        int year = last < 100 ? CENTURY + last : last;
        Period dayFirst = date(year, second, first);
        return separator.equals(".") ? dayFirst : either(dayFirst, date(year, first, second));
    }

    void skipTimeMark() {
        if (is("t") && isAdjacent(0)) {
            at++;
        }
    }

    /** Returns the day-first or the month-first reading, with the other one beside it if both are possible. */
    @Nullable
    Period either(@Nullable Period dayFirst, @Nullable Period swapped) {
        if (dayFirst == null || swapped == null || dayFirst.equals(swapped)) {
            return dayFirst == null ? swapped : dayFirst;
        }
        boolean swap = monthFirst;
        if (dayFirst.until().isBefore(now) != swapped.until().isBefore(now)) {
            swap = dayFirst.until().isBefore(now);
        }
        return swap ? swapped.or(dayFirst) : dayFirst.or(swapped);
    }

    // 15 December 2026, 15th of December, 15. Dezember

    @Nullable
    Period dayMonth() {
        Integer day = digits(0, 2);
        if (day == null) {
            return null;
        }
        int i = 1 + suffix(1);
        if ("of".equals(word(i))) {
            i++;
        }
        Integer month = CalendarWords.number("month", word(i));
        if (month == null || notMonth(i)) {
            return null;
        }
        at += i + 1;
        return year(month, day);
    }

    @Nullable
    Period monthDay() {
        Integer month = CalendarWords.number("month", word(0));
        if (month == null) {
            return null;
        }
        int i = 1;
        while (".".equals(word(i)) || "the".equals(word(i))) {
            i++;
        }
        Integer day = digits(i, 2);
        if (day == null || day == 0 || ":".equals(word(i + 1))) {
            return null;
        }
        at += i + 1 + suffix(i + 1);
        return year(month, day);
    }

    /** Reads an optional year behind a day and a month. */
    @Nullable
    Period year(int month, int day) {
        int i = ",".equals(word(0)) || ".".equals(word(0)) ? 1 : 0;
        Integer year = digits(i, 4);
        if (year != null && year > CENTURY) {
            at += i + 1;
            return date(year, month, day);
        }
        return dayInYear(day, month);
    }

    boolean notMonth(int i) {
        return "may".equals(word(i)) && !token(i).capital();
    }

    static Period edgeOf(Period whole, int edge) {
        LocalDate first = whole.from().toLocalDate();
        LocalDate last = whole.until().toLocalDate();
        long third = (ChronoUnit.DAYS.between(first, last) + 1) / 3;
        return switch (edge) {
            case 0 -> Period.of(first, first.plusDays(Math.max(0, third - 1)));
            case 1 -> Period.of(first.plusDays(third), last.minusDays(third));
            case 2 -> Period.of(last.minusDays(Math.max(0, third - 1)), last);
            default -> Period.day(last);
        };
    }

    // This week, next month, the weekend

    @Nullable
    Period period(boolean led) {
        Integer shift = CalendarWords.number("next", word(0));
        int i = shift == null ? 0 : 1;
        String word = String.valueOf(word(i));
        if (("weekend".equals(word) || "wochenende".equals(word)) && (led || shift != null)) {
            at += i + 1;
            return weekend(shift == null ? 0 : shift);
        }
        Integer unit = CalendarWords.number("unit", word);
        if (unit == null || unit < 4 || unit > 7 || (shift == null && !(led && isDefinite()))) {
            return null;
        }
        if ((word.endsWith("s") && !word.equals("jahres")) || word.equals("wochen") || word.equals("monate")) {
            return null;
        }
        at += i + 1;
        return unit(unit, shift == null ? 0 : shift);
    }

    boolean isDefinite() {
        return at > 0
                && List.of("the", "der", "des", "of", "dieser", "dieses", "ende", "anfang", "mitte", "-")
                        .contains(token(-1).word());
    }

    Period weekend(int shift) {
        LocalDate saturday = monday().plusDays(5);
        return Period.of(saturday.plusWeeks(shift), saturday.plusWeeks(shift).plusDays(1));
    }

    Period unit(int unit, int shift) {
        LocalDate today = now.toLocalDate();
        return switch (unit) {
            case 4 ->
                Period.of(monday().plusWeeks(shift), monday().plusWeeks(shift).plusDays(6));
            case 5 -> monthOf(YearMonth.from(today).plusMonths(shift));
            case 6 -> quarter(today.plusMonths(3L * shift));
            default ->
                Period.of(LocalDate.of(today.getYear() + shift, 1, 1), LocalDate.of(today.getYear() + shift, 12, 31));
        };
    }

    static Period quarter(LocalDate date) {
        LocalDate first = date.with(IsoFields.DAY_OF_QUARTER, 1);
        return Period.of(first, first.plusMonths(3).minusDays(1));
    }

    static Period monthOf(YearMonth month) {
        return Period.of(month.atDay(1), month.atEndOfMonth());
    }

    @Nullable
    Period month(boolean led) {
        Integer shift = CalendarWords.number("next", word(0));
        int i = shift == null ? 0 : 1;
        Integer month = CalendarWords.number("month", word(i));
        if (month == null || (!led && shift == null) || notMonth(i) || isModal(i)) {
            return null;
        }
        at += i + 1;
        Integer year = digits(0, 4);
        if (year != null && year > CENTURY) {
            at++;
            return monthOf(YearMonth.of(year, month));
        }
        YearMonth found = YearMonth.of(now.getYear(), month);
        return monthOf(found.isBefore(YearMonth.from(now)) ? found.plusYears(1) : found);
    }

    /** Returns whether "May" is the verb: "May I …". */
    boolean isModal(int i) {
        return "may".equals(word(i)) && List.of("i", "we", "you", "be", "have").contains(String.valueOf(word(i + 1)));
    }

    // Q1 2027, KW 51, week 51

    @Nullable
    Period quarterOrWeek() {
        Integer number = digits(1, 2);
        if (number == null || !(is("q") || is("kw") || is("week"))) {
            return null;
        }
        boolean quarter = is("q");
        if ((quarter && (number < 1 || number > 4 || !isAdjacent(1))) || number < 1 || number > 53) {
            return null;
        }
        at += 2;
        Integer year = digits(0, 4);
        if (year != null && year > CENTURY) {
            at++;
        }
        int in = year != null && year > CENTURY ? year : now.getYear();
        Period found = quarter ? quarter(LocalDate.of(in, number * 3, 1)) : week(in, number);
        boolean past = year == null && found.until().isBefore(now);
        return past ? quarter ? quarter(LocalDate.of(in + 1, number * 3, 1)) : week(in + 1, number) : found;
    }

    static Period week(int year, int number) {
        LocalDate first = LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1L);
        return Period.of(first, first.plusDays(6));
    }

    // The 15th, am 15.

    @Nullable
    Period ordinal(boolean led) {
        Integer day = digits(0, 2);
        String suffix = word(1);
        if (day == null || day < 1 || day > 31 || suffix == null || !isAdjacent(1)) {
            return null;
        }
        boolean english = List.of("st", "nd", "rd", "th").contains(suffix) && led;
        boolean german = suffix.equals(".")
                && at > 0
                && List.of("am", "zum", "den", "dem", "bis").contains(token(-1).word());
        if ((!english && !german) || (english && isCounted())) {
            return null;
        }
        at += 2;
        YearMonth month = YearMonth.from(now);
        while (!month.isValidDay(day) || month.atDay(day).isBefore(now.toLocalDate())) {
            month = month.plusMonths(1);
        }
        return Period.day(month.atDay(day));
    }

    /** Returns whether a noun follows: "the 3rd time" is not a date. */
    boolean isCounted() {
        return List.of(
                        "time",
                        "floor",
                        "party",
                        "attempt",
                        "year",
                        "edition",
                        "reminder",
                        "version",
                        "anniversary",
                        "line",
                        "one",
                        "page")
                .contains(String.valueOf(word(2)));
    }

    @Nullable
    Period holiday() {
        LocalDate today = now.toLocalDate();
        if (is("easter") || is("ostern")) {
            at++;
            LocalDate easter = Easter.in(today.getYear());
            return Period.day(easter.isBefore(today) ? Easter.in(today.getYear() + 1) : easter);
        }
        if ((is("new") && is("year", 1)) && !is("new", -1)) {
            at += is("s", 2) ? 3 : 2;
            return dayInYear(1, 1);
        }
        if (is("holidays") || is("feiertage") || is("feiertagen")) {
            at++;
            return dayInYear(24, 12);
        }
        String value = CalendarWords.text("holiday", word(0));
        if (value == null) {
            return null;
        }
        at++;
        String[] monthAndDay = value.split("-", -1);
        return dayInYear(Integer.parseInt(monthAndDay[1]), Integer.parseInt(monthAndDay[0]));
    }

    LocalDate monday() {
        return now.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Nullable
    Period date(int year, int month, int day) {
        try {
            return year < 1900 || year > 2200 ? null : Period.day(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the next such day. */
    @Nullable
    Period dayInYear(int day, int month) {
        Period found = date(now.getYear(), month, day);
        return found != null && found.until().isBefore(now) ? date(now.getYear() + 1, month, day) : found;
    }
}
