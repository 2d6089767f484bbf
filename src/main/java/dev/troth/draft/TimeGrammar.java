package dev.troth.draft;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Times of day and durations: 5 pm, 17:30, noon, halb drei, in two weeks, innerhalb von 48 Stunden, 3 days ago. */
class TimeGrammar extends TokenCursor {
    private static final Set<String> FILLERS = Set.of("of", "von", "the", "der", "den", "next", "naechsten", "about");

    final LocalDateTime now;

    TimeGrammar(List<Token> tokens, LocalDateTime now) {
        super(tokens);
        this.now = now;
    }

    // In two weeks, within 48 hours, innerhalb von zwei Tagen, vor drei Tagen, 3 days ago

    @Nullable
    Period duration(boolean led, boolean within) {
        int limit = at + 3;
        while (at < limit && FILLERS.contains(String.valueOf(word(0)))) {
            at++;
        }
        double amount = amount();
        Integer unit = amount > 0 ? CalendarWords.number("unit", word(0)) : null;
        if (unit == null
                && amount > 0
                && (is("working") || is("business") || is("work"))
                && CalendarWords.is("unit", word(1))) {
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

    void skipApostrophe() {
        if (is("'") || is("\u2019")) {
            at++;
        }
    }

    double amount() {
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

    Period span(double amount, int unit, boolean past, boolean within) {
        long whole = Math.round(amount) * (past ? -1 : 1);
        LocalDateTime end = switch (unit) {
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

    LocalDateTime workdays(long days) {
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

    int @Nullable [] clock(boolean led, boolean afterDay) {
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
        boolean precise =
                (":".equals(word(1)) || ".".equals(word(1))) && isAdjacent(1) && isAdjacent(2) && twoDigits(2);
        if (precise) {
            minute = Objects.requireNonNullElse(digits(2, 2), 0);
            i = 3;
        }
        int marked = halfDay(i);
        boolean german = "uhr".equals(word(i))
                || ("h".equals(word(i)) && isAdjacent(i) && precise)
                || "oclock".equals(word(i))
                || ("o".equals(word(i)) && "clock".equals(word(i + 1)));
        boolean colon = precise && ":".equals(word(1));
        boolean bare = afterDay
                && led
                && !CalendarWords.is("unit", word(i))
                && !CalendarWords.is("month", word(i))
                && !"%".equals(word(i))
                && suffix(1) == 0;
        if ((marked == 0 && !german && !colon && !bare) || minute > 59) {
            return null;
        }
        boolean pm = marked != 0 && String.valueOf(word(i)).startsWith("p");
        at += i + (marked != 0 ? marked : german ? "o".equals(word(i)) ? 2 : 1 : 0);
        if (is("uhr")) {
            at++;
        }
        int adjusted = marked != 0 && hour == 12 ? (pm ? 12 : 0) : pm && hour < 12 ? hour + 12 : hour;
        return new int[] {adjusted, adjusted == 24 ? 0 : minute};
    }

    /** Returns the number of tokens of am, pm, a.m. or p.m. */
    int halfDay(int i) {
        String word = String.valueOf(word(i));
        if (word.equals("am") || word.equals("pm")) {
            return word.equals("am") && CalendarWords.is("weekday", word(i + 1)) ? 0 : 1;
        }
        boolean dotted = (word.equals("a") || word.equals("p")) && ".".equals(word(i + 1)) && "m".equals(word(i + 2));
        return dotted ? ".".equals(word(i + 3)) ? 4 : 3 : 0;
    }

    int @Nullable [] spoken() {
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
    static int afternoon(int hour) {
        return hour >= 0 && hour < 7 ? hour + 12 : hour;
    }

    @Nullable
    Integer hourWord(int i) {
        Integer hour = digits(i, 2);
        hour = hour == null ? CalendarWords.number("number", word(i)) : hour;
        return hour == null || hour < 1 || hour > 12 ? null : hour;
    }

    boolean previousIsNumber() {
        return at > 1
                && token(-2).isNumber()
                && isAdjacent(0)
                && (token(-1).is(".")
                        || token(-1).is(",")
                        || token(-1).is("/")
                        || token(-1).is("-"));
    }
}
