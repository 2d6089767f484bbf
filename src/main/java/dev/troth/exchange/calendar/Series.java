package dev.troth.exchange.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Occurrences of an event: its start, those of its rules and its additional dates, without the excluded ones (RFC 5545,
 * section 3.8.5). Local times are expanded in the zone of the start. Times of a rule that a change of the clock skips
 * are left out (section 3.3.10).
 */
final class Series {
    /** Maximum number of times that are excluded by rules. */
    private static final int EXCLUDED = 100_000;

    private static final Set<String> PROPERTIES = Set.of("DTSTART", "RRULE", "EXRULE", "RDATE", "EXDATE");

    private final LocalDateTime start;
    private final ZoneRules zone;
    private final List<RecurrenceRule> rules = new ArrayList<>();
    private final List<RecurrenceRule> exclusions = new ArrayList<>();
    private final Set<Instant> additional = new HashSet<>();
    private final Set<Instant> excluded = new HashSet<>();
    private final Set<LocalDate> excludedDays = new HashSet<>();

    /**
     * Reads the recurrence properties of an event.
     *
     * @throws dev.troth.platform.common.RejectedException if one of them is not valid
     */
    Series(Entry event, EventTimes times) {
        CalendarTime first = CalendarTime.of(event.property("DTSTART").orElseThrow());
        start = first.local();
        zone = times.zone(first, "DTSTART");
        EventTimes own = times.floatingIn(zone);
        rules(event, "RRULE", rules);
        rules(event, "EXRULE", exclusions);
        event.all("RDATE")
                .flatMap(line -> CalendarTime.all(line).stream())
                .forEach(time -> additional.add(
                        time.isDate()
                                ? EventTimes.instant(time.local().toLocalDate().atTime(start.toLocalTime()), zone)
                                : own.instant(time, "RDATE")));
        event.all("EXDATE").flatMap(line -> CalendarTime.all(line).stream()).forEach(time -> {
            if (time.isDate()) {
                excludedDays.add(time.local().toLocalDate());
            } else {
                excluded.add(own.instant(time, "EXDATE"));
            }
        });
    }

    private static void rules(Entry event, String name, List<RecurrenceRule> rules) {
        event.all(name)
                .filter(line -> !line.value().isBlank())
                .map(RecurrenceRule::parse)
                .forEach(rules::add);
    }

    /** Returns whether an event has properties of a series. */
    static boolean isSeries(Entry event) {
        return !event.value("RRULE").isEmpty() || !event.value("RDATE").isEmpty();
    }

    /** Returns an event with nothing but the properties of its series, which needs less memory. */
    static Entry only(Entry event) {
        List<ContentLine> lines = event.properties().stream()
                .filter(line -> PROPERTIES.contains(line.name()))
                .toList();
        return new Entry(event.number(), event.calendar(), event.kind(), List.of(), lines, null);
    }

    ZoneRules zone() {
        return zone;
    }

    /**
     * Part of a series.
     *
     * @param from instant of the first occurrence that belongs to the part
     * @param to instant of the first occurrence that does not belong to it any more
     * @param shift difference between the time of an occurrence in the series and its time in the part
     * @param without occurrences that have an event of their own
     */
    record Part(Instant from, Instant to, Duration shift, Predicate<Instant> without) {}

    /**
     * Occurrence.
     *
     * @param original time in the series, by which the occurrence is known
     * @param at time at which it took place
     */
    record Occurrence(Instant original, Instant at) {}

    /**
     * Result of an expansion.
     *
     * @param youngest the youngest occurrences, in ascending order
     * @param older number of occurrences before them
     * @param excluded number of occurrences that were excluded
     * @param isExcluded whether an occurrence was excluded, by its time in the series
     */
    record Expansion(List<Occurrence> youngest, int older, int excluded, Predicate<Instant> isExcluded) {

        /** Returns an expansion in which nothing is left out. */
        static Expansion of(List<Occurrence> all) {
            return new Expansion(all, 0, 0, original -> false);
        }
    }

    /**
     * Returns the occurrences of a part up to an instant.
     *
     * @param limit maximum number of occurrences
     * @throws dev.troth.platform.common.RejectedException if a rule causes too much work
     */
    Expansion until(Instant now, Part part, int limit) {
        StepBudget budget = new StepBudget();
        LocalDateTime last = EventTimes.local(now.minus(part.shift), zone).plusDays(1);
        Collector collector = new Collector(now, part, limit, excludedByRules(last, budget));
        collector.add(EventTimes.instant(start, zone), start);
        rules.forEach(rule -> expand(rule, last, budget, (instant, local) -> {
            if (!local.equals(start)) {
                collector.add(instant, local);
            }
        }));
        additional.forEach(instant -> collector.add(instant, EventTimes.local(instant, zone)));
        return collector.result();
    }

    private Set<Instant> excludedByRules(LocalDateTime last, StepBudget budget) {
        Set<Instant> instants = new HashSet<>(excluded);
        for (RecurrenceRule rule : exclusions) {
            expand(rule, last, budget, (instant, local) -> {
                budget.use(StepBudget.STEPS / EXCLUDED);
                instants.add(instant);
            });
        }
        return instants;
    }

    /** Receives a time of a rule. */
    private interface Receiver {
        void add(Instant instant, LocalDateTime local);
    }

    private void expand(RecurrenceRule rule, LocalDateTime last, StepBudget budget, Receiver receiver) {
        int greatest = rule.count() == null ? Integer.MAX_VALUE : rule.count();
        // The start always counts as the first occurrence, also if it does not match the rule.
        int[] count = {1};
        new RuleExpansion(rule, start, last, budget).forEach(local -> {
            if (isAfterUntil(rule, local) || (count[0] >= greatest && local.isAfter(start))) {
                return false;
            }
            if (zone.getValidOffsets(local).isEmpty()) {
                return true;
            }
            if (local.isAfter(start)) {
                count[0]++;
            }
            receiver.add(EventTimes.instant(local, zone), local);
            return true;
        });
    }

    private boolean isAfterUntil(RecurrenceRule rule, LocalDateTime local) {
        CalendarTime until = rule.until();
        if (until == null) {
            return false;
        }
        if (until.isDate()) {
            return local.toLocalDate().isAfter(until.local().toLocalDate());
        }
        return until.offset() == null
                ? local.isAfter(until.local())
                : EventTimes.instant(local, zone).isAfter(until.local().toInstant(until.offset()));
    }

    /** Collects the youngest occurrences. */
    private final class Collector {
        private final Instant now;
        private final Part part;
        private final int limit;
        private final Set<Instant> excludedInstants;
        private final TreeMap<Instant, LocalDateTime> youngest = new TreeMap<>();
        private int older;
        private int excludedCount;

        Collector(Instant now, Part part, int limit, Set<Instant> excludedInstants) {
            this.now = now;
            this.part = part;
            this.limit = limit;
            this.excludedInstants = excludedInstants;
        }

        void add(Instant original, LocalDateTime local) {
            if (original.isBefore(part.from)
                    || !original.isBefore(part.to)
                    || at(original, local).isAfter(now)) {
                return;
            }
            if (part.without.test(original)) {
                return;
            }
            if (isExcluded(original)) {
                excludedCount++;
                return;
            }
            if (youngest.size() == limit && !original.isAfter(youngest.firstKey())) {
                older += original.equals(youngest.firstKey()) ? 0 : 1;
                return;
            }
            if (youngest.put(original, local) == null && youngest.size() > limit) {
                youngest.pollFirstEntry();
                older++;
            }
        }

        private boolean isExcluded(Instant original) {
            return excludedInstants.contains(original)
                    || excludedDays.contains(EventTimes.local(original, zone).toLocalDate());
        }

        private Instant at(Instant original, LocalDateTime local) {
            return part.shift.isZero() ? original : EventTimes.instant(local.plus(part.shift), zone);
        }

        Expansion result() {
            List<Occurrence> occurrences = new ArrayList<>();
            youngest.forEach((original, local) -> occurrences.add(new Occurrence(original, at(original, local))));
            return new Expansion(occurrences, older, excludedCount, this::isExcluded);
        }
    }
}
