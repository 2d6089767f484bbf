package dev.troth.exchange.calendar;

import dev.troth.platform.common.RejectedException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Time zone that is defined in a file: VTIMEZONE (RFC 5545, section 3.6.5). */
final class ZoneDefinition {
    private static final Pattern OFFSET = Pattern.compile("([+-]?)(\\d\\d):?(\\d\\d)(?::?(\\d\\d))?");

    /** Maximum number of changes of the offset of a zone. */
    private static final int CHANGES = 2000;

    private ZoneDefinition() {}

    /** Change of the offset, in local time before the change. */
    private record Change(ZoneOffset before, ZoneOffset after) {}

    /** Returns the name of the zone in the database of time zones, if the definition has it. */
    static Optional<String> location(List<String> lines) {
        return lines.stream()
                .map(ContentLine::parse)
                .filter(line -> line != null && line.name().equals("X-LIC-LOCATION"))
                .map(line -> line == null ? "" : line.text())
                .findFirst();
    }

    /**
     * Returns the rules of a definition.
     *
     * @param lines lines of the component
     * @param until last year that matters
     * @return empty if the definition is not valid
     */
    static Optional<ZoneRules> rules(List<String> lines, LocalDateTime until) {
        TreeMap<LocalDateTime, Change> changes = new TreeMap<>();
        List<ContentLine> observance = new ArrayList<>();
        try {
            for (String text : lines) {
                ContentLine line = ContentLine.parse(text);
                if (line == null) {
                    continue;
                }
                if (line.name().equals("BEGIN")) {
                    observance = new ArrayList<>();
                } else if (line.name().equals("END") && !line.text().equalsIgnoreCase("VTIMEZONE")) {
                    add(changes, observance, until);
                } else {
                    observance.add(line);
                }
            }
            return changes.isEmpty() ? Optional.empty() : Optional.of(rules(changes));
        } catch (RejectedException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void add(
            NavigableMap<LocalDateTime, Change> changes, List<ContentLine> observance, LocalDateTime until) {
        ContentLine start = find(observance, "DTSTART");
        Change change = new Change(offset(find(observance, "TZOFFSETFROM")), offset(find(observance, "TZOFFSETTO")));
        if (start == null) {
            throw new IllegalArgumentException("An observance has no DTSTART.");
        }
        LocalDateTime first = CalendarTime.of(start).local();
        put(changes, first, change);
        for (ContentLine line : observance) {
            if (line.name().equals("RDATE")) {
                CalendarTime.all(line).forEach(time -> put(changes, time.local(), change));
            } else if (line.name().equals("RRULE")) {
                RecurrenceRule rule = RecurrenceRule.parse(line);
                // UNTIL of an observance is in UTC.
                LocalDateTime last = rule.until() == null
                        ? until
                        : rule.until()
                                .local()
                                .plusSeconds(rule.until().isDate() ? 86_399 : change.before.getTotalSeconds());
                new RuleExpansion(rule, first, last.isBefore(until) ? last : until, new StepBudget()).forEach(time -> {
                    put(changes, time, change);
                    return true;
                });
            }
        }
    }

    private static void put(NavigableMap<LocalDateTime, Change> changes, LocalDateTime at, Change change) {
        changes.put(at, change);
        if (changes.size() > CHANGES) {
            throw new IllegalArgumentException("The zone has too many changes.");
        }
    }

    private static @Nullable ContentLine find(List<ContentLine> lines, String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static ZoneOffset offset(@Nullable ContentLine line) {
        Matcher parts = OFFSET.matcher(line == null ? "" : line.value().strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("An observance has no valid offset.");
        }
        int seconds = Integer.parseInt(parts.group(2)) * 3600
                + Integer.parseInt(parts.group(3)) * 60
                + (parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4)));
        return ZoneOffset.ofTotalSeconds(parts.group(1).equals("-") ? -seconds : seconds);
    }

    private static ZoneRules rules(NavigableMap<LocalDateTime, Change> changes) {
        ZoneOffset first = changes.firstEntry().getValue().before;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffset now = first;
        for (var change : changes.entrySet()) {
            ZoneOffset after = change.getValue().after;
            if (!after.equals(now)) {
                transitions.add(ZoneOffsetTransition.of(change.getKey(), now, after));
                now = after;
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }
}
