package dev.troth.draft;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over tokens for dates and times, English and German. Each production reads at {@link #at} and either
 * moves on or leaves it as it was and returns null. No production looks ahead without a bound.
 */
final class DateParser extends CalendarGrammar {
    DateParser(List<Token> tokens, LocalDateTime now, boolean monthFirst) {
        super(tokens, now, monthFirst);
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
        while (is(",")
                || is("at")
                || is("um")
                || is("by")
                || is("bis")
                || is("gegen")
                || is("around")
                || is("(")
                || is("the")) {
            at++;
        }
        boolean led = at > end && !token(-1).is(",");
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
                this::edge,
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
        if (days == null || (is("morgen") && isMorning())) {
            return thisPart();
        }
        at++;
        if (is("'") || is("s")) {
            at++;
        }
        return Period.day(now.toLocalDate().plusDays(days));
    }

    private boolean isMorning() {
        boolean greeted = at > 0
                && List.of("guten", "gutes", "am", "jeden", "der", "den")
                        .contains(token(-1).word());
        return greeted || (at == 0 && (",".equals(word(1)) || "!".equals(word(1)) || "zusammen".equals(word(1))));
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
        if (weekday == null || (token(i).word().length() <= 3 && !token(i).capital())) {
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

    private @Nullable Period edge() {
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
        boolean end = List.of("jahresende", "monatsende", "quartalsende", "wochenende")
                .contains(String.valueOf(word(0)));
        if (end) {
            at++;
            return switch (token(-1).word()) {
                case "jahresende" -> edgeOf(unit(7, 0), 3);
                case "monatsende" -> edgeOf(unit(5, 0), 3);
                case "quartalsende" -> edgeOf(unit(6, 0), 3);
                default -> weekend(0);
            };
        }
        if (is("eow") || is("eom") || is("eoy")) {
            at++;
            int unit = token(-1).is("eow") ? 4 : token(-1).is("eom") ? 5 : 7;
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
}
