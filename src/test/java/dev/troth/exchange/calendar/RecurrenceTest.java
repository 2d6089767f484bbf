package dev.troth.exchange.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.common.RejectedException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expansion of recurrence rules: examples of RFC 5545, and random rules against an expansion by brute force. */
class RecurrenceTest {
    static RecurrenceRule rule(String text) {
        return RecurrenceRule.parse(new ContentLine("RRULE", Map.of(), text));
    }

    private static List<LocalDateTime> expand(String rule, String start, String last, int limit) {
        List<LocalDateTime> times = new ArrayList<>();
        new RuleExpansion(rule(rule), LocalDateTime.parse(start), LocalDateTime.parse(last), new StepBudget())
                .forEach(time -> times.add(time) && times.size() < limit);
        return times;
    }

    /** Examples of section 3.8.5.3, with the first days or times that it lists. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;INTERVAL=10 | 1997-09-02T09:00 | 9-02 9-12 9-22 10-02 10-12",
                "FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA | 1998-01-01T09:00 | 1-01 1-02 1-03",
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR | 1997-09-01T09:00 | 9-01 9-03 9-05 9-15 9-17 9-19 9-29",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO | 1997-08-05T09:00 | 8-05 8-10 8-19 8-24",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU | 1997-08-05T09:00 | 8-05 8-17 8-19 8-31",
                "FREQ=MONTHLY;BYDAY=1FR | 1997-09-05T09:00 | 9-05 10-03 11-07 12-05",
                "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU | 1997-09-07T09:00 | 9-07 9-28 11-02 11-30 1-04 1-25",
                "FREQ=MONTHLY;BYDAY=-2MO | 1997-09-22T09:00 | 9-22 10-20 11-17 12-22 1-19 2-16",
                "FREQ=MONTHLY;BYMONTHDAY=-3 | 1997-09-28T09:00 | 9-28 10-29 11-28 12-29 1-29 2-26",
                "FREQ=MONTHLY;BYMONTHDAY=1,-1 | 1997-09-30T09:00 | 9-30 10-01 10-31 11-01 11-30",
                "FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10,11,12 | 1997-09-10T09:00 | 9-10 9-11 9-12 3-10 3-11",
                "FREQ=YEARLY;BYMONTH=6,7 | 1997-06-10T09:00 | 6-10 7-10 6-10 7-10",
                "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200 | 1997-01-01T09:00 | 1-01 4-10 7-19 1-01 4-09 7-18",
                "FREQ=YEARLY;BYDAY=20MO | 1997-05-19T09:00 | 5-19 5-18 5-17",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO | 1997-05-12T09:00 | 5-12 5-11 5-17",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=TH | 1997-03-13T09:00 | 3-13 3-20 3-27 3-05 3-12",
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13 | 1998-02-13T09:00 | 2-13 3-13 11-13 8-13 10-13",
                "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13 | 1997-09-13T09:00 | 9-13 10-11 11-08 12-13",
                "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 | 1996-11-05T09:00 | 11-05 11-07 11-02",
                "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3 | 1997-09-04T09:00 | 9-04 10-07 11-06",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2 | 1997-09-29T09:00 | 9-29 10-30 11-27 12-30 1-29",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 2020-02-29T09:00 | 2-29 2-29",
                "FREQ=YEARLY | 2020-02-29T09:00 | 2-29 2-29",
                "FREQ=MONTHLY | 1997-08-31T09:00 | 8-31 10-31 12-31 1-31 3-31",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29 | 2020-02-29T09:00 | 2-29 2-29",
                "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO | 2018-12-31T09:00 | 12-31 12-30 12-28 1-04",
                "FREQ=YEARLY;BYWEEKNO=-1 | 2026-12-30T09:00 | 12-30",
                "FREQ=HOURLY;BYMONTH=3;BYMONTHDAY=1;BYHOUR=9;BYMINUTE=0 | 2025-03-01T09:00 | 3-01 3-01"
            })
    void exampleOfTheStandard(String rule, String start, String days) {
        String[] expected = days.split(" ");
        assertThat(expand(rule, start, "2026-12-31T23:59", expected.length))
                .extracting(time -> time.getMonthValue() + "-%02d".formatted(time.getDayOfMonth()))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=HOURLY;INTERVAL=3 | 09:00 12:00 15:00",
                "FREQ=MINUTELY;INTERVAL=15 | 09:00 09:15 09:30",
                "FREQ=MINUTELY;INTERVAL=90 | 09:00 10:30 12:00",
                "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40 | 09:00 09:20 09:40 10:00 10:20 10:40 09:00",
                "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10 | 09:00 09:20 09:40 10:00 10:20 10:40 09:00",
                "FREQ=HOURLY;INTERVAL=25 | 09:00 10:00 11:00",
                "FREQ=DAILY;BYHOUR=8,9,10;BYSETPOS=-1,2 | 09:00 10:00 09:00",
                "FREQ=HOURLY;BYMINUTE=10,20,30;BYSETPOS=2 | 09:20 10:20",
                "FREQ=SECONDLY;INTERVAL=3601 | 09:00 10:00:01 11:00:02",
                "FREQ=SECONDLY;BYHOUR=9;BYMINUTE=5;BYSECOND=7,60 | 09:05:07 09:05:59 09:05:07",
                "FREQ=SECONDLY;INTERVAL=172800 | 09:00 09:00"
            })
    void timesWithinDays(String rule, String times) {
        String[] expected = times.split(" ");
        assertThat(expand(rule, "1997-09-02T09:00", "1997-12-31T00:00", expected.length))
                .extracting(time -> time.toLocalTime().toString())
                .containsExactly(expected);
    }

    /** Thousands of ordinary rules: the same days as those that a day by day search finds. */
    @Test
    void randomRulesMatchASearchOfEveryDay() {
        Random random = new Random(20_26);
        for (int i = 0; i < 4000; i++) {
            RandomRule made = RandomRule.ordinary(random);
            LocalDateTime start = LocalDate.of(2015, 1, 1)
                    .plusDays(random.nextInt(4000))
                    .atTime(random.nextInt(24), random.nextInt(60));
            LocalDateTime last = start.plusDays(random.nextInt(2500));
            assertThat(expand(made.text(), start.toString(), last.toString(), Integer.MAX_VALUE))
                    .as("%s from %s to %s", made.text(), start, last)
                    .isEqualTo(new BruteForce(rule(made.text()), start).until(last));
        }
    }

    /** Rules that no person writes: always a result or a refusal, in little time, and never more than the budget. */
    @Test
    void hostileRulesEndSoon() {
        Random random = new Random(5545);
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 500; i++) {
            String text = RandomRule.hostile(random);
            LocalDateTime start = LocalDateTime.of(
                            random.nextInt(10) == 0 ? 1 + random.nextInt(2030) : 1970 + random.nextInt(60),
                            1 + random.nextInt(12),
                            1,
                            0,
                            0)
                    .plusSeconds(random.nextInt(80_000_000));
            long before = thread.getCurrentThreadCpuTime();
            int[] count = {0};
            try {
                new RuleExpansion(rule(text), start, LocalDateTime.of(2026, 12, 1, 0, 0), new StepBudget())
                        .forEach(time -> ++count[0] > 0);
            } catch (RejectedException expected) {
                assertThat(expected.problem().field()).isEqualTo("RRULE");
            }
            long nanos = thread.getCurrentThreadCpuTime() - before;
            assertThat(count[0]).isLessThanOrEqualTo(StepBudget.STEPS);
            // A second on an idle machine, and up to three where others take the caches.
            assertThat(nanos).as(text).isLessThan(Duration.ofSeconds(3).toNanos());
        }
    }

    /** Whole imports of hostile series in a JVM with a heap of 64 MB. */
    @Test
    void hostileSeriesNeedLittleMemory() throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        path,
                        SmallHeap.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output.lines()).as(output).contains("300 read, largest result 2000");
    }

    /** Run by {@link #hostileSeriesNeedLittleMemory}. */
    static final class SmallHeap {
        public static void main(String[] arguments) {
            Random random = new Random(64);
            int read = 0;
            int largest = 0;
            for (int i = 0; i < 300; i++) {
                String start = "DTSTART:%04d0101T000000Z".formatted(1990 + random.nextInt(37));
                String rules = "\nRRULE:" + RandomRule.hostile(random)
                        + (random.nextInt(5) == 0 ? "\nRRULE:" + RandomRule.hostile(random) : "")
                        + (random.nextInt(5) == 0 ? "\nEXRULE:" + RandomRule.hostile(random) : "");
                CalendarRun run = CalendarRun.events(CalendarRun.event("x", start + rules));
                read += run.read;
                largest = Math.max(largest, run.facts.size());
            }
            System.out.println(read + " read, largest result " + largest);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COUNT=2 | FREQ is missing",
                "FREQ=OFTEN | FREQ is \"OFTEN\"",
                "FREQ=DAILY;INTERVAL=0 | INTERVAL is 0, but must be 1 or more",
                "FREQ=DAILY;COUNT=-1 | COUNT is -1, but must be 1 or more",
                "FREQ=DAILY;FREQ=DAILY | \"FREQ=DAILY\" is not valid",
                "FREQ=DAILY;BYHOUR=24 | BYHOUR has 24",
                "FREQ=DAILY;BYMONTHDAY=0 | BYMONTHDAY has 0",
                "FREQ=DAILY;BYDAY=1MO | BYDAY has a number, which needs FREQ=MONTHLY or FREQ=YEARLY without BYWEEKNO",
                "FREQ=MONTHLY;BYWEEKNO=1 | BYWEEKNO needs FREQ=YEARLY",
                "FREQ=DAILY;BYEASTER=1 | the part BYEASTER is not supported",
                "RSCALE=CHINESE;FREQ=YEARLY | the part RSCALE is not supported",
                "FREQ=DAILY;COUNT=many | COUNT is \"MANY\", which is not a valid number"
            })
    void invalidRuleIsRefusedWithAReason(String text, String reason) {
        assertThatThrownBy(() -> rule(text))
                .hasMessage("RRULE is \"%s\", which is not a valid recurrence rule: %s.".formatted(text, reason));
    }

    @Test
    void spellingThatMeansTheSameIsAccepted() {
        assertThat(rule(" freq = daily; x-foo=1;; byday=mo,tu,;RSCALE=GREGORIAN;SKIP=OMIT;BYSETPOS="))
                .isEqualTo(rule("FREQ=DAILY;BYDAY=MO,TU"));
    }

    /** A recurrence rule of random parts. */
    record RandomRule(String text) {
        private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

        static RandomRule ordinary(Random random) {
            String frequency = List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").get(random.nextInt(4));
            List<String> parts = new ArrayList<>(List.of("FREQ=" + frequency));
            if (random.nextBoolean()) {
                parts.add("INTERVAL=" + (1 + random.nextInt(5)));
            }
            add(parts, random, "BYMONTH", 1, 12);
            boolean weeks = frequency.equals("YEARLY") && random.nextInt(4) == 0;
            if (weeks) {
                add(parts, random, "BYWEEKNO", -53, 53);
            }
            if (!frequency.equals("WEEKLY")) {
                add(parts, random, "BYMONTHDAY", -31, 31);
            }
            if (frequency.equals("YEARLY")) {
                add(parts, random, "BYYEARDAY", -366, 366);
            }
            if (random.nextBoolean()) {
                boolean numbered = !weeks && frequency.matches("MONTHLY|YEARLY");
                parts.add("BYDAY="
                        + IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(i -> (numbered && random.nextBoolean()
                                                ? List.of("1", "2", "-1", "5", "-2")
                                                        .get(random.nextInt(5))
                                                : "")
                                        + DAYS.get(random.nextInt(7)))
                                .collect(Collectors.joining(",")));
            }
            add(parts, random, "BYHOUR", 0, 23);
            if (random.nextInt(4) == 0) {
                add(parts, random, "BYSETPOS", -4, 4);
            }
            if (random.nextBoolean()) {
                parts.add("WKST=" + DAYS.get(random.nextInt(7)));
            }
            return new RandomRule(String.join(";", parts));
        }

        static String hostile(Random random) {
            List<String> parts =
                    new ArrayList<>(List.of("FREQ=" + RecurrenceRule.Frequency.values()[random.nextInt(7)]));
            if (random.nextBoolean()) {
                parts.add("INTERVAL=" + (1 + random.nextInt(random.nextBoolean() ? 10 : Integer.MAX_VALUE - 1)));
            }
            range(parts, random, "BYSECOND", 0, 60);
            range(parts, random, "BYMINUTE", 0, 59);
            range(parts, random, "BYHOUR", 0, 23);
            range(parts, random, "BYMONTHDAY", -31, 31);
            range(parts, random, "BYYEARDAY", -366, 366);
            range(parts, random, "BYMONTH", 1, 12);
            range(parts, random, "BYSETPOS", -366, 366);
            if (parts.getFirst().endsWith("YEARLY")) {
                range(parts, random, "BYWEEKNO", -53, 53);
            }
            if (random.nextInt(3) == 0) {
                parts.add("BYDAY=" + String.join(",", DAYS.subList(random.nextInt(7), 7)));
            }
            return String.join(";", parts);
        }

        private static void add(List<String> parts, Random random, String name, int from, int to) {
            if (random.nextInt(4) == 0) {
                parts.add(name + "="
                        + IntStream.rangeClosed(0, random.nextInt(3))
                                .map(i -> from + random.nextInt(to - from + 1))
                                .map(number -> number == 0 && from < 0 ? 1 : number)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",")));
            }
        }

        private static void range(List<String> parts, Random random, String name, int from, int to) {
            if (random.nextInt(3) == 0) {
                int first = from + random.nextInt(to - from + 1);
                parts.add(name + "="
                        + IntStream.rangeClosed(first, to)
                                .filter(number -> number != 0 || from == 0)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",")));
            }
        }
    }

    /** Looks at every hour of every day, and says for each alone whether the rule selects it. */
    private record BruteForce(RecurrenceRule rule, LocalDateTime start) {
        List<LocalDateTime> until(LocalDateTime last) {
            List<LocalDateTime> found = new ArrayList<>();
            TreeSet<LocalDateTime> period = new TreeSet<>();
            long current = Long.MIN_VALUE;
            LocalDate end = last.toLocalDate().plusYears(2);
            for (LocalDate day = start.toLocalDate().minusYears(2); day.isBefore(end); day = day.plusDays(1)) {
                long number = period(day);
                if (number != current) {
                    close(period, current, found, last);
                    period.clear();
                    current = number;
                }
                if (matches(day)) {
                    for (int hour = 0; hour < 24; hour++) {
                        if (rule.hours().isEmpty()
                                ? hour == start.getHour()
                                : rule.hours().contains(hour)) {
                            period.add(day.atTime(hour, start.getMinute()));
                        }
                    }
                }
            }
            return found;
        }

        private void close(TreeSet<LocalDateTime> period, long number, List<LocalDateTime> found, LocalDateTime last) {
            if (Math.floorMod(number - period(start.toLocalDate()), (long) rule.interval()) != 0) {
                return;
            }
            List<LocalDateTime> all = List.copyOf(period);
            for (int i = 0; i < all.size(); i++) {
                boolean selected = rule.positions().isEmpty()
                        || rule.positions().contains(i + 1)
                        || rule.positions().contains(i - all.size());
                if (selected && !all.get(i).isBefore(start) && !all.get(i).isAfter(last)) {
                    found.add(all.get(i));
                }
            }
        }

        private long period(LocalDate day) {
            return switch (rule.frequency()) {
                case YEARLY -> rule.weeks().isEmpty() ? day.getYear() : weekYear(day);
                case MONTHLY -> day.getYear() * 12L + day.getMonthValue();
                case WEEKLY -> weekStart(day).toEpochDay() / 7;
                default -> day.toEpochDay();
            };
        }

        private LocalDate weekStart(LocalDate day) {
            LocalDate first = day;
            while (first.getDayOfWeek() != rule.weekStart()) {
                first = first.minusDays(1);
            }
            return first;
        }

        /** Returns the year in which most days of the week are. */
        private long weekYear(LocalDate day) {
            return weekStart(day).plusDays(3).getYear();
        }

        private int week(LocalDate day) {
            LocalDate first = weekStart(LocalDate.of((int) weekYear(day), 1, 4));
            return (int) ChronoUnit.DAYS.between(first, day) / 7 + 1;
        }

        private int weeks(LocalDate day) {
            return week(LocalDate.of((int) weekYear(day), 12, 28));
        }

        private boolean matches(LocalDate day) {
            boolean free = rule.weekdays().isEmpty()
                    && rule.monthDays().isEmpty()
                    && rule.yearDays().isEmpty();
            return month(day, free)
                    && monthDay(day, free)
                    && yearDay(day)
                    && weekday(day, free)
                    && (rule.weeks().isEmpty()
                            || rule.weeks().contains(week(day))
                            || rule.weeks().contains(week(day) - weeks(day) - 1));
        }

        private boolean month(LocalDate day, boolean free) {
            if (!rule.months().isEmpty()) {
                return rule.months().contains(day.getMonthValue());
            }
            boolean ofStart = rule.frequency() == RecurrenceRule.Frequency.YEARLY
                    && free
                    && rule.weeks().isEmpty();
            return !ofStart || day.getMonth() == start.getMonth();
        }

        private boolean monthDay(LocalDate day, boolean free) {
            if (!rule.monthDays().isEmpty()) {
                return rule.monthDays().contains(day.getDayOfMonth())
                        || rule.monthDays().contains(day.getDayOfMonth() - day.lengthOfMonth() - 1);
            }
            return switch (rule.frequency()) {
                case YEARLY, MONTHLY ->
                    !free || !rule.weeks().isEmpty() || day.getDayOfMonth() == start.getDayOfMonth();
                default -> true;
            };
        }

        private boolean yearDay(LocalDate day) {
            return rule.yearDays().isEmpty()
                    || rule.yearDays().contains(day.getDayOfYear())
                    || rule.yearDays().contains(day.getDayOfYear() - day.lengthOfYear() - 1);
        }

        private boolean weekday(LocalDate day, boolean free) {
            DayOfWeek ofStart = start.getDayOfWeek();
            if (rule.weekdays().isEmpty()) {
                return switch (rule.frequency()) {
                    case WEEKLY -> day.getDayOfWeek() == ofStart;
                    case YEARLY -> !free || rule.weeks().isEmpty() || day.getDayOfWeek() == ofStart;
                    default -> true;
                };
            }
            return rule.weekdays().stream()
                    .anyMatch(wanted -> wanted.day() == day.getDayOfWeek()
                            && (wanted.number() == 0 || numbers(day).contains(wanted.number())));
        }

        /** Returns the numbers of a day among the same weekdays of its month or year, from both ends. */
        private List<Integer> numbers(LocalDate day) {
            boolean month = rule.frequency() == RecurrenceRule.Frequency.MONTHLY
                    || !rule.months().isEmpty();
            int before = 0;
            int after = 0;
            for (LocalDate other = day.minusWeeks(1); same(other, day, month); other = other.minusWeeks(1)) {
                before++;
            }
            for (LocalDate other = day.plusWeeks(1); same(other, day, month); other = other.plusWeeks(1)) {
                after++;
            }
            return List.of(before + 1, -after - 1);
        }

        private static boolean same(LocalDate one, LocalDate two, boolean month) {
            return one.getYear() == two.getYear() && (!month || one.getMonth() == two.getMonth());
        }
    }
}
