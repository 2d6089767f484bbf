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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over tokens for dates and times, English and German. Each production reads at {@link #at} and either
 * moves on or leaves it as it was and returns null. No production looks ahead without a bound.
 */
final class DateParser {
    private static final int CENTURY = 2000;
    private static final Set<String> FILLERS = Set.of("of", "von", "the", "der", "den", "next", "naechsten", "about");

    private final List<Token> tokens;
    private final LocalDateTime now;
    private final boolean monthFirst;
    private int at;

    DateParser(List<Token> tokens, LocalDateTime now, boolean monthFirst) {
        this.tokens = tokens;
        this.now = now;
        this.monthFirst = monthFirst;
    }

    /** Returns the position after the last date that was read. */
    int position() {
        return at;
    }

    /** Reads a date, a time or both. */
    @Nullable
    Period moment(int from, boolean led, boolean within) {
        at = from;
        Period day = day(led);
        if (day != null) {
            return dayWithTime(day);
        }
        at = from;
        Period duration = duration(led, within);
        if (duration != null) {
            return duration;
        }
        at = from;
        int[] clock = clock(led, false);
        return clock == null ? null : timeWithDay(clock);
    }

    private Period dayWithTime(Period day) {
        int end = at;
        String part = CalendarWords.text("part", word(0));
        if (part != null) {
            at++;
            return part(day, part);
        }
        while (is(",") || is("at") || is("um") || is("by") || is("bis") || is("gegen") || is("around") || is("(") || is("the")) {
            at++;
        }
        boolean led = at > end && !tokens.get(at - 1).is(",");
        int[] clock = clock(led, true);
        if (clock != null && day.isDay()) {
            return day.clock(clock[0], clock[1]);
        }
        at = end;
        if (is("in") && is("the", 1) && CalendarWords.is("part", word(2))) {
            at += 3;
            return part(day, CalendarWords.text("part", word(-1)));
        }
        return day;
    }

    private static Period part(Period day, @Nullable String part) {
        String[] hours = part == null ? new String[] {"0", "24"} : part.split("-", -1);
        return day.hours(Integer.parseInt(hours[0]), Integer.parseInt(hours[1]));
    }

    private Period timeWithDay(int[] clock) {
        int end = at;
        while (is("on") || is("am") || is(",") || is("this") || is("the")) {
            at++;
        }
        Period day = day(at > end);
        if (day != null && day.isDay()) {
            return day.clock(clock[0], clock[1]);
        }
        at = end;
        Period today = Period.day(now.toLocalDate()).clock(clock[0], clock[1]);
        return today.until().isBefore(now)
                ? Period.day(now.toLocalDate().plusDays(1)).clock(clock[0], clock[1])
                : today;
    }

    private @Nullable Period day(boolean led) {
        int start = at;
        for (Production production : List.<Production>of(
                () -> numericDate(led),
                this::dayMonth,
                this::monthDay,
                this::relativeDay,
                this::weekday,
                () -> edge(led),
                () -> period(led),
                () -> month(led),
                this::quarterOrWeek,
                () -> ordinal(led),
                this::holiday)) {
            at = start;
            Period found = production.read();
            if (found != null) {
                return found;
            }
        }
        at = start;
        return null;
    }

    private interface Production {
        @Nullable
        Period read();
    }

    // 2026-12-15, 15/12/2026, 15.12.2026, 15.12., by 15/12

    private @Nullable Period numericDate(boolean led) {
        Integer first = digits(0, 4);
        if (first == null || !isAdjacent(1) || !isAdjacent(2)) {
            return null;
        }
        String separator = word(1);
        Integer second = digits(2, 2);
        if (separator == null || second == null || !(separator.equals(".") || separator.equals("/") || separator.equals("-"))) {
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

    private @Nullable Period fullDate(int first, int second, int last, String separator) {
        at += 5;
        if (first > 31) {
            skipTimeMark();
            return date(first, second, last);
        }
        int year = last < 100 ? CENTURY + last : last;
        Period dayFirst = date(year, second, first);
        return separator.equals(".") ? dayFirst : either(dayFirst, date(year, first, second));
    }

    private void skipTimeMark() {
        if (is("t") && isAdjacent(0)) {
            at++;
        }
    }

    /** Returns the day-first or the month-first reading, with the other one beside it if both are possible. */
    private @Nullable Period either(@Nullable Period dayFirst, @Nullable Period swapped) {
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

    private @Nullable Period dayMonth() {
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

    private @Nullable Period monthDay() {
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
    private @Nullable Period year(int month, int day) {
        int i = ",".equals(word(0)) || ".".equals(word(0)) ? 1 : 0;
        Integer year = digits(i, 4);
        if (year != null && year > CENTURY) {
            at += i + 1;
            return date(year, month, day);
        }
        return dayInYear(day, month);
    }

    /** Returns the length of st, nd, rd, th or a dot behind a number. */
    private int suffix(int i) {
        String word = word(i);
        boolean english = isAdjacent(i) && word != null && List.of("st", "nd", "rd", "th").contains(word);
        return english || ".".equals(word) ? 1 : 0;
    }

    private boolean notMonth(int i) {
        return "may".equals(word(i)) && !token(i).capital();
    }

    // Today, tomorrow afternoon, the day after tomorrow

    private @Nullable Period relativeDay() {
        if (is("day") && is("after", 1) && is("tomorrow", 2)) {
            at += 3;
            return Period.day(now.toLocalDate().plusDays(2));
        }
        if (is("tonight")) {
            at++;
            return Period.day(now.toLocalDate()).hours(18, 24);
        }
        if (is("eod") || is("cob") || is("feierabend")) {
            at++;
            Period other = dayOnly();
            return other == null ? Period.day(now.toLocalDate()) : other;
        }
        Integer days = CalendarWords.number("day", word(0));
        if (days == null || is("morgen") && isMorning()) {
            return thisPart();
        }
        at++;
        if (is("'") || is("s")) {
            at++;
        }
        return Period.day(now.toLocalDate().plusDays(days));
    }

    private boolean isMorning() {
        boolean greeted = at > 0 && List.of("guten", "gutes", "am", "jeden", "der", "den").contains(tokens.get(at - 1).word());
        return greeted || at == 0 && (",".equals(word(1)) || "!".equals(word(1)) || "zusammen".equals(word(1)));
    }

    private @Nullable Period thisPart() {
        if ((is("this") || is("diesen") || is("heute")) && CalendarWords.is("part", word(1))) {
            at += 2;
            return part(Period.day(now.toLocalDate()), CalendarWords.text("part", word(-1)));
        }
        return null;
    }

    // Friday, next Friday, Friday next week, Freitag der nächsten Woche

    private @Nullable Period weekday() {
        Integer shift = CalendarWords.number("next", word(0));
        int i = shift == null ? 0 : 1;
        Integer weekday = CalendarWords.number("weekday", word(i));
        if (weekday == null || token(i).word().length() <= 3 && !token(i).capital()) {
            return null;
        }
        at += i + 1;
        LocalDate next = now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.of(weekday)));
        Integer week = weekBehind();
        if (week != null) {
            return Period.day(monday().plusWeeks(week).plusDays(weekday - 1L));
        }
        if (is(",") && digitsBehindComma()) {
            return null;
        }
        if (shift == null || shift == 0) {
            return Period.day(next);
        }
        if (shift < 0) {
            return Period.day(now.toLocalDate().with(TemporalAdjusters.previous(DayOfWeek.of(weekday))));
        }
        boolean coming = !List.of("next", "naechste", "naechsten", "naechster").contains(word(-2));
        boolean thisWeek = !next.isAfter(monday().plusDays(6));
        return thisWeek && !coming ? Period.day(next).or(Period.day(next.plusWeeks(1))) : Period.day(next);
    }

    /** Returns whether a date follows the weekday: "Friday, 4 December" is read from its date. */
    private boolean digitsBehindComma() {
        int start = at;
        at++;
        boolean dated = is("the") || is("den") || is("dem");
        if (dated) {
            at++;
        }
        Period date = digits(0, 4) == null ? null : dayMonth();
        at = start;
        return date != null;
    }

    private @Nullable Integer weekBehind() {
        int i = is("of") || is("der") || is("in") || is("the") ? 1 : 0;
        Integer shift = CalendarWords.number("next", word(i));
        boolean week = "week".equals(word(i + 1)) || "woche".equals(word(i + 1));
        if (shift == null || !week) {
            return null;
        }
        at += i + 2;
        return shift;
    }

    // End of next week, mid December, Anfang Januar, by year end

    private @Nullable Period edge(boolean led) {
        Integer edge = CalendarWords.number("edge", word(0));
        if (edge == null) {
            return compoundEnd();
        }
        at++;
        while (is("of") || is("the") || is("in") || is("der") || is("des") || is("dieses") || is("our") || is("-")) {
            at++;
        }
        if (is("business") || is("play") || is("day") || is("tages")) {
            at++;
            return edge == 2 ? Period.day(now.toLocalDate()) : null;
        }
        Period whole = period(true);
        whole = whole == null ? month(true) : whole;
        whole = whole == null ? dayOnly() : whole;
        return whole == null ? null : edgeOf(whole, edge);
    }

    private @Nullable Period compoundEnd() {
        boolean end = List.of("jahresende", "monatsende", "quartalsende", "wochenende").contains(String.valueOf(word(0)));
        if (end) {
            at++;
            return switch (tokens.get(at - 1).word()) {
                case "jahresende" -> edgeOf(unit(7, 0), 3);
                case "monatsende" -> edgeOf(unit(5, 0), 3);
                case "quartalsende" -> edgeOf(unit(6, 0), 3);
                default -> weekend(0);
            };
        }
        if (is("eow") || is("eom") || is("eoy")) {
            at++;
            int unit = tokens.get(at - 1).is("eow") ? 4 : tokens.get(at - 1).is("eom") ? 5 : 7;
            return edgeOf(unit(unit, 0), 3);
        }
        Integer unit = CalendarWords.number("unit", word(0));
        int i = "s".equals(word(1)) ? 2 : 1;
        if (unit != null && unit >= 4 && unit <= 7 && "end".equals(word(i)) && !is("week")) {
            at += i + 1;
            return edgeOf(unit(unit, 0), 3);
        }
        return null;
    }

    private @Nullable Period dayOnly() {
        Period day = weekday();
        return day == null ? relativeDay() : day;
    }

    private static Period edgeOf(Period whole, int edge) {
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

    private @Nullable Period period(boolean led) {
        Integer shift = CalendarWords.number("next", word(0));
        int i = shift == null ? 0 : 1;
        String word = word(i);
        if (("weekend".equals(word) || "wochenende".equals(word)) && (led || shift != null)) {
            at += i + 1;
            return weekend(shift == null ? 0 : shift);
        }
        Integer unit = CalendarWords.number("unit", word);
        if (unit == null || unit < 4 || unit > 7 || shift == null && !(led && isDefinite())) {
            return null;
        }
        if (word.endsWith("s") && !word.equals("jahres") || word.equals("wochen") || word.equals("monate")) {
            return null;
        }
        at += i + 1;
        return unit(unit, shift == null ? 0 : shift);
    }

    private boolean isDefinite() {
        return at > 0 && List.of("the", "der", "des", "of", "dieser", "dieses", "ende", "anfang", "mitte", "-").contains(tokens.get(at - 1).word());
    }

    private Period weekend(int shift) {
        LocalDate saturday = monday().plusDays(5);
        return Period.of(saturday.plusWeeks(shift), saturday.plusWeeks(shift).plusDays(1));
    }

    private Period unit(int unit, int shift) {
        LocalDate today = now.toLocalDate();
        return switch (unit) {
            case 4 -> Period.of(monday().plusWeeks(shift), monday().plusWeeks(shift).plusDays(6));
            case 5 -> monthOf(YearMonth.from(today).plusMonths(shift));
            case 6 -> quarter(today.plusMonths(3L * shift));
            default -> Period.of(
                    LocalDate.of(today.getYear() + shift, 1, 1), LocalDate.of(today.getYear() + shift, 12, 31));
        };
    }

    private static Period quarter(LocalDate date) {
        LocalDate first = date.with(IsoFields.DAY_OF_QUARTER, 1);
        return Period.of(first, first.plusMonths(3).minusDays(1));
    }

    private static Period monthOf(YearMonth month) {
        return Period.of(month.atDay(1), month.atEndOfMonth());
    }

    private @Nullable Period month(boolean led) {
        Integer shift = CalendarWords.number("next", word(0));
        int i = shift == null ? 0 : 1;
        Integer month = CalendarWords.number("month", word(i));
        if (month == null || !led && shift == null || notMonth(i) || isModal(i)) {
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
    private boolean isModal(int i) {
        return "may".equals(word(i)) && List.of("i", "we", "you", "be", "have").contains(String.valueOf(word(i + 1)));
    }

    // Q1 2027, KW 51, week 51

    private @Nullable Period quarterOrWeek() {
        Integer number = digits(1, 2);
        if (number == null || !(is("q") || is("kw") || is("week"))) {
            return null;
        }
        boolean quarter = is("q");
        if (quarter && (number < 1 || number > 4 || !isAdjacent(1)) || number < 1 || number > 53) {
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

    private static Period week(int year, int number) {
        LocalDate first = LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(number - 1L);
        return Period.of(first, first.plusDays(6));
    }

    // The 15th, am 15.

    private @Nullable Period ordinal(boolean led) {
        Integer day = digits(0, 2);
        String suffix = word(1);
        if (day == null || day < 1 || day > 31 || suffix == null || !isAdjacent(1)) {
            return null;
        }
        boolean english = List.of("st", "nd", "rd", "th").contains(suffix) && led;
        boolean german = suffix.equals(".") && at > 0 && List.of("am", "zum", "den", "dem", "bis").contains(tokens.get(at - 1).word());
        if (!english && !german || english && isCounted()) {
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
    private boolean isCounted() {
        return List.of("time", "floor", "party", "attempt", "year", "edition", "reminder", "version", "anniversary", "line", "one", "page")
                .contains(String.valueOf(word(2)));
    }

    private @Nullable Period holiday() {
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

    // In two weeks, within 48 hours, innerhalb von zwei Tagen, vor drei Tagen, 3 days ago

    private @Nullable Period duration(boolean led, boolean within) {
        int limit = at + 3;
        while (at < limit && FILLERS.contains(String.valueOf(word(0)))) {
            at++;
        }
        double amount = amount();
        Integer unit = amount > 0 ? CalendarWords.number("unit", word(0)) : null;
        if (unit == null && amount > 0 && (is("working") || is("business") || is("work")) && CalendarWords.is("unit", word(1))) {
            at++;
            unit = 8;
        }
        if (unit == null) {
            return null;
        }
        at++;
        skipApostrophe();
        boolean past = is("ago");
        if (is("from") && is("now", 1)) {
            at += 2;
        } else if (past || is("time")) {
            at++;
        } else if (!led) {
            return null;
        }
        return span(amount, unit, past, within);
    }

    private void skipApostrophe() {
        if (is("'") || is("\u2019")) {
            at++;
        }
    }

    private double amount() {
        if (is("half")) {
            at += is("a", 1) || is("an", 1) ? 2 : 1;
            return 0.5;
        }
        if (is("anderthalb") || is("eineinhalb")) {
            at++;
            return 1.5;
        }
        Integer digits = digits(0, 3);
        Integer words = digits == null ? CalendarWords.number("number", word(0)) : digits;
        if (words == null) {
            return 0;
        }
        at++;
        if (is("couple") && is("of", 1)) {
            at += 2;
            return 2;
        }
        if (is("halben") || is("halbe")) {
            at++;
            return 0.5;
        }
        if (is("half") || is("few")) {
            return 0;
        }
        if (is("-")) {
            at++;
        }
        return words;
    }

    private Period span(double amount, int unit, boolean past, boolean within) {
        long whole = Math.round(amount) * (past ? -1 : 1);
        LocalDateTime end =
                switch (unit) {
                    case 1 -> now.plusMinutes(whole);
                    case 2 -> now.plusMinutes(Math.round(amount * 60) * (past ? -1 : 1));
                    case 3 -> now.plusDays(whole);
                    case 4 -> now.plusDays(whole * 7);
                    case 5 -> now.plusMonths(whole);
                    case 6 -> now.plusMonths(whole * 3);
                    case 7 -> now.plusYears(whole);
                    case 8 -> workdays(whole);
                    default -> now.plusDays(whole * 14);
                };
        if (within) {
            return new Period(now, end, null);
        }
        return unit <= 2 ? Period.at(end) : Period.day(end.toLocalDate());
    }

    private LocalDateTime workdays(long days) {
        LocalDateTime end = now;
        for (long left = Math.min(days, 1000); left > 0; ) {
            end = end.plusDays(1);
            if (end.getDayOfWeek().getValue() < 6) {
                left--;
            }
        }
        return end;
    }

    // 5 pm, 17:30, 17 Uhr, noon, half past five, halb drei

    private int @Nullable [] clock(boolean led, boolean afterDay) {
        Integer named = CalendarWords.number("clock", word(0));
        if (named != null && !(is("mittag") && is("gegen", -1))) {
            at++;
            return new int[] {named, 0};
        }
        int[] spoken = spoken();
        if (spoken != null) {
            return spoken;
        }
        Integer hour = digits(0, 2);
        if (hour == null || hour > 24 || previousIsNumber()) {
            return null;
        }
        int i = 1;
        int minute = 0;
        boolean precise = (":".equals(word(1)) || ".".equals(word(1))) && isAdjacent(1) && isAdjacent(2) && twoDigits(2);
        if (precise) {
            minute = Objects.requireNonNullElse(digits(2, 2), 0);
            i = 3;
        }
        int marked = halfDay(i);
        boolean german = "uhr".equals(word(i)) || "h".equals(word(i)) && isAdjacent(i) && precise || "oclock".equals(word(i)) || "o".equals(word(i)) && "clock".equals(word(i + 1));
        boolean colon = precise && ":".equals(word(1));
        boolean bare = afterDay && led && !CalendarWords.is("unit", word(i)) && !CalendarWords.is("month", word(i)) && !"%".equals(word(i)) && suffix(1) == 0;
        if (marked == 0 && !german && !colon && !bare || minute > 59) {
            return null;
        }
        boolean pm = marked != 0 && word(i) != null && word(i).startsWith("p");
        at += i + (marked != 0 ? marked : german ? "o".equals(word(i)) ? 2 : 1 : 0);
        if (is("uhr")) {
            at++;
        }
        int adjusted = marked != 0 && hour == 12 ? (pm ? 12 : 0) : pm && hour < 12 ? hour + 12 : hour;
        return new int[] {adjusted, adjusted == 24 ? 0 : minute};
    }

    /** Returns the number of tokens of am, pm, a.m. or p.m. */
    private int halfDay(int i) {
        String word = String.valueOf(word(i));
        if (word.equals("am") || word.equals("pm")) {
            return word.equals("am") && CalendarWords.is("weekday", word(i + 1)) ? 0 : 1;
        }
        boolean dotted = (word.equals("a") || word.equals("p")) && ".".equals(word(i + 1)) && "m".equals(word(i + 2));
        return dotted ? ".".equals(word(i + 3)) ? 4 : 3 : 0;
    }

    private int @Nullable [] spoken() {
        boolean half = is("half") && is("past", 1);
        boolean quarter = is("quarter") && (is("past", 1) || is("to", 1));
        if (half || quarter) {
            Integer hour = hourWord(2);
            if (hour != null) {
                boolean to = is("to", 1);
                at += 3;
                return new int[] {afternoon(to ? hour - 1 : hour), half ? 30 : to ? 45 : 15};
            }
        }
        if (is("halb")) {
            Integer hour = hourWord(1);
            if (hour != null) {
                at += 2;
                return new int[] {afternoon(hour - 1), 30};
            }
        }
        return null;
    }

    /** Business hours: "half past five" is in the afternoon. */
    private static int afternoon(int hour) {
        return hour >= 0 && hour < 7 ? hour + 12 : hour;
    }

    private @Nullable Integer hourWord(int i) {
        Integer hour = digits(i, 2);
        hour = hour == null ? CalendarWords.number("number", word(i)) : hour;
        return hour == null || hour < 1 || hour > 12 ? null : hour;
    }

    private boolean previousIsNumber() {
        return at > 1
                && tokens.get(at - 2).isNumber()
                && isAdjacent(0)
                && (tokens.get(at - 1).is(".") || tokens.get(at - 1).is(",") || tokens.get(at - 1).is("/") || tokens.get(at - 1).is("-"));
    }

    private LocalDate monday() {
        return now.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private @Nullable Period date(int year, int month, int day) {
        try {
            return year < 1900 || year > 2200 ? null : Period.day(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the next such day. */
    private @Nullable Period dayInYear(int day, int month) {
        Period found = date(now.getYear(), month, day);
        return found != null && found.until().isBefore(now) ? date(now.getYear() + 1, month, day) : found;
    }

    private @Nullable String word(int offset) {
        int i = at + offset;
        return i >= 0 && i < tokens.size() ? tokens.get(i).word() : null;
    }

    private Token token(int offset) {
        return tokens.get(at + offset);
    }

    private boolean is(String word) {
        return word.equals(word(0));
    }

    private boolean is(String word, int offset) {
        return word.equals(word(offset));
    }

    /** Returns whether there is no space before a token. */
    private boolean isAdjacent(int offset) {
        int i = at + offset;
        return i > 0 && i < tokens.size() && tokens.get(i - 1).end() == tokens.get(i).start();
    }

    private boolean twoDigits(int offset) {
        return digits(offset, 2) != null && token(offset).word().length() == 2;
    }

    private @Nullable Integer digits(int offset, int most) {
        int i = at + offset;
        if (i < 0 || i >= tokens.size() || !tokens.get(i).isNumber() || tokens.get(i).word().length() > most) {
            return null;
        }
        int value = 0;
        for (char c : tokens.get(i).word().toCharArray()) {
            if (c < '0' || c > '9') {
                return null;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
