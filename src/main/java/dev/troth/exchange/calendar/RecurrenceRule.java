package dev.troth.exchange.calendar;

import dev.troth.platform.common.RejectedException;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recurrence rule (RFC 5545, section 3.3.10), which validates itself. Empty sets stand for parts that are not given.
 *
 * @param interval number of periods from one to the next, 1 or more
 * @param count maximum number of occurrences; null if unlimited
 * @param until last time or day; null if unlimited
 * @param positions numbers of the occurrences to keep of each period (BYSETPOS)
 */
record RecurrenceRule(
        Frequency frequency,
        int interval,
        @Nullable Integer count,
        @Nullable CalendarTime until,
        SortedSet<Integer> seconds,
        SortedSet<Integer> minutes,
        SortedSet<Integer> hours,
        Set<Weekday> weekdays,
        SortedSet<Integer> monthDays,
        SortedSet<Integer> yearDays,
        SortedSet<Integer> weeks,
        SortedSet<Integer> months,
        SortedSet<Integer> positions,
        DayOfWeek weekStart) {
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");
    private static final int SHOWN = 200;

    enum Frequency {
        SECONDLY,
        MINUTELY,
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY;

        boolean isWithinDay() {
            return compareTo(DAILY) < 0;
        }
    }

    /**
     * Day of the week, or the nth one of a month or year.
     *
     * @param number number of the day, from the end if negative; 0 for each
     */
    record Weekday(DayOfWeek day, int number) {}

    /**
     * Parses a rule.
     *
     * @throws RejectedException if the rule is not valid
     */
    static RecurrenceRule parse(ContentLine line) {
        return new Parser(line).rule();
    }

    /** Returns whether the rule has no end and takes place in each of its periods. */
    boolean isPlain() {
        return count == null
                && until == null
                && weekdays.isEmpty()
                && Stream.of(seconds, minutes, hours, monthDays, yearDays, weeks, months, positions)
                        .allMatch(Set::isEmpty);
    }

    private static final class Parser {
        private final ContentLine line;
        private final Map<String, String> parts = new HashMap<>();

        Parser(ContentLine line) {
            this.line = line;
        }

        RecurrenceRule rule() {
            String text = line.value().strip().toUpperCase(Locale.ROOT);
            for (String part : text.split(";", -1)) {
                if (!part.isBlank()) {
                    int equals = part.indexOf('=');
                    String name = part.substring(0, Math.max(equals, 0)).strip();
                    String value = part.substring(equals + 1).strip();
                    if (equals < 0 || (!value.isEmpty() && parts.put(name, value) != null)) {
                        throw invalid("\"" + part.strip() + "\" is not valid");
                    }
                }
            }
            RecurrenceRule rule = new RecurrenceRule(
                    frequency(),
                    positive("INTERVAL", 1),
                    parts.containsKey("COUNT") ? positive("COUNT", 1) : null,
                    until(),
                    numbers("BYSECOND", 0, 60),
                    numbers("BYMINUTE", 0, 59),
                    numbers("BYHOUR", 0, 23),
                    weekdays(),
                    signed("BYMONTHDAY", 31),
                    signed("BYYEARDAY", 366),
                    signed("BYWEEKNO", 53),
                    numbers("BYMONTH", 1, 12),
                    signed("BYSETPOS", 366),
                    weekStart());
            checkRest(rule);
            return rule;
        }

        private Frequency frequency() {
            String text = parts.remove("FREQ");
            for (Frequency frequency : Frequency.values()) {
                if (frequency.name().equals(text)) {
                    return frequency;
                }
            }
            throw invalid(text == null ? "FREQ is missing" : "FREQ is \"" + text + "\"");
        }

        private int positive(String name, int otherwise) {
            String text = parts.remove(name);
            long number = text == null ? otherwise : number(name, text);
            if (number < 1) {
                throw invalid(name + " is " + number + ", but must be 1 or more");
            }
            return (int) Math.min(number, Integer.MAX_VALUE);
        }

        private long number(String name, String text) {
            if (!NUMBER.matcher(text).matches()) {
                throw invalid(name + " is \"" + text + "\", which is not a valid number");
            }
            return Long.parseLong(text);
        }

        private @Nullable CalendarTime until() {
            String text = parts.remove("UNTIL");
            if (text == null) {
                return null;
            }
            try {
                return CalendarTime.of(line, text);
            } catch (RejectedException e) {
                throw invalid("UNTIL is \"" + text + "\", which is not a valid time");
            }
        }

        private SortedSet<Integer> numbers(String name, int from, int to) {
            SortedSet<Integer> numbers = new TreeSet<>();
            String list = parts.remove(name);
            for (String text : list == null ? new String[0] : list.split(",", -1)) {
                if (!text.isBlank()) {
                    long number = number(name, text.strip());
                    if (number < from || number > to) {
                        throw invalid(name + " has " + number);
                    }
                    numbers.add((int) number);
                }
            }
            return numbers;
        }

        private SortedSet<Integer> signed(String name, int greatest) {
            SortedSet<Integer> numbers = numbers(name, -greatest, greatest);
            if (numbers.contains(0)) {
                throw invalid(name + " has 0");
            }
            return numbers;
        }

        private Set<Weekday> weekdays() {
            Set<Weekday> weekdays = new LinkedHashSet<>();
            String list = parts.remove("BYDAY");
            for (String text : list == null ? new String[0] : list.split(",", -1)) {
                Matcher weekday = WEEKDAY.matcher(text.strip());
                if (weekday.matches()) {
                    int number = weekday.group(1) == null ? 0 : Integer.parseInt(weekday.group(1));
                    weekdays.add(new Weekday(day(weekday.group(2)), number));
                } else if (!text.isBlank()) {
                    throw invalid("BYDAY has \"" + text.strip() + "\"");
                }
            }
            return weekdays;
        }

        private DayOfWeek weekStart() {
            String text = parts.remove("WKST");
            if (text == null) {
                return DayOfWeek.MONDAY;
            }
            if (!DAYS.contains(text)) {
                throw invalid("WKST is \"" + text + "\"");
            }
            return day(text);
        }

        private static DayOfWeek day(String text) {
            return DayOfWeek.of(DAYS.indexOf(text) + 1);
        }

        private void checkRest(RecurrenceRule rule) {
            boolean numbered = rule.weekdays.stream().anyMatch(weekday -> weekday.number != 0);
            if (numbered && (rule.frequency.compareTo(Frequency.MONTHLY) < 0 || !rule.weeks.isEmpty())) {
                throw invalid("BYDAY has a number, which needs FREQ=MONTHLY or FREQ=YEARLY without BYWEEKNO");
            }
            if (!rule.weeks.isEmpty() && rule.frequency != Frequency.YEARLY) {
                throw invalid("BYWEEKNO needs FREQ=YEARLY");
            }
            parts.remove("RSCALE", "GREGORIAN");
            parts.remove("SKIP", "OMIT");
            for (String name : parts.keySet()) {
                if (!name.startsWith("X-")) {
                    throw invalid("the part " + name + " is not supported");
                }
            }
        }

        private RejectedException invalid(String reason) {
            String value = line.value();
            return RejectedException.invalid(
                    line.name(),
                    "%s is \"%s\", which is not a valid recurrence rule: %s.",
                    line.name(),
                    value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value,
                    reason);
        }
    }
}
