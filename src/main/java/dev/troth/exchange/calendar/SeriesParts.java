package dev.troth.exchange.calendar;

import dev.troth.exchange.calendar.EventIndex.Group;
import dev.troth.exchange.calendar.EventIndex.OccurrenceReply;
import dev.troth.exchange.calendar.EventIndex.Reply;
import dev.troth.exchange.calendar.EventIndex.Revision;
import dev.troth.exchange.calendar.Participant.Answer;
import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Occurrences of a series that have an event of their own, each in its latest revision. A RECURRENCE-ID that is a date
 * stands for all occurrences of that day; a floating one is in the zone of the series.
 */
final class SeriesParts {
    private final Group group;
    private final IntFunction<EventTimes> times;
    private final @Nullable ZoneRules zone;
    private final Map<Integer, Revision> byNumber = new HashMap<>();
    private final Map<Instant, Revision> latest = new HashMap<>();
    private final Map<LocalDate, Revision> latestOfDay = new HashMap<>();
    private @Nullable Map<Instant, Map<String, Answer>> answers;

    /**
     * Sorts the occurrences of a series.
     *
     * @param times times of a calendar object, by its number
     */
    SeriesParts(Group group, IntFunction<EventTimes> times) {
        this.group = group;
        this.times = times;
        zone = zoneOfSeries();
        for (Revision revision : group.occurrences()) {
            byNumber.put(revision.number(), revision);
            try {
                CalendarTime time = time(revision);
                if (time.isDate()) {
                    latestOfDay.merge(day(time), revision, SeriesParts::newer);
                } else {
                    latest.merge(instant(revision), revision, SeriesParts::newer);
                }
            } catch (RejectedException e) {
                // The entry is refused when it is read for the second time.
            }
        }
    }

    private static Revision newer(Revision one, Revision two) {
        return two.isNewerThan(one) ? two : one;
    }

    private @Nullable ZoneRules zoneOfSeries() {
        Revision master = group.master();
        CalendarTime start = master == null ? null : master.time();
        if (master == null || start == null) {
            return null;
        }
        try {
            return times.apply(master.calendar()).zone(start, "DTSTART");
        } catch (RejectedException e) {
            return null;
        }
    }

    private static CalendarTime time(Revision revision) {
        return Objects.requireNonNull(revision.time());
    }

    private static LocalDate day(CalendarTime time) {
        return time.local().toLocalDate();
    }

    private EventTimes times(int calendar) {
        EventTimes own = times.apply(calendar);
        return zone == null ? own : own.floatingIn(zone);
    }

    /** Returns the instant of an occurrence in the series. For a date, it is that of the start of the series on that day. */
    private Instant instant(Revision revision) {
        return instant(time(revision), revision.calendar());
    }

    private Instant instant(CalendarTime time, int calendar) {
        CalendarTime start = group.master() == null ? null : group.master().time();
        if (time.isDate()) {
            LocalTime clock = start == null ? LocalTime.MIDNIGHT : start.local().toLocalTime();
            return EventTimes.instant(day(time).atTime(clock), times(calendar).zone(time, "RECURRENCE-ID"));
        }
        return times(calendar).instant(time, "RECURRENCE-ID");
    }

    /**
     * Returns the revision of the occurrence that an entry is.
     *
     * @throws RejectedException if the zone of its RECURRENCE-ID is unknown
     */
    Revision own(Entry entry) {
        Revision revision = Objects.requireNonNull(byNumber.get(entry.number()));
        instant(revision);
        return revision;
    }

    /** Returns whether there is no later revision of the same occurrence. */
    boolean isLatest(Revision revision) {
        CalendarTime time = time(revision);
        Revision newest = time.isDate() ? latestOfDay.get(day(time)) : latest.get(instant(revision));
        return newest == null || newest.number() == revision.number();
    }

    /** Returns the start of the first occurrence of the series; null if the file has only single occurrences. */
    @Nullable
    Instant first() {
        CalendarTime start = group.master() == null ? null : group.master().time();
        return start == null || zone == null ? null : EventTimes.instant(start.local(), zone);
    }

    /** Returns the time of an occurrence in the series. */
    Instant original(Revision revision) {
        return instant(revision);
    }

    /** Returns whether an occurrence has an event of its own. */
    boolean has(Instant original) {
        return latest.containsKey(original)
                || (zone != null
                        && latestOfDay.containsKey(
                                EventTimes.local(original, zone).toLocalDate()));
    }

    /** Returns whether a time in the series is that of an occurrence. */
    boolean isOf(Revision revision, Instant original) {
        CalendarTime time = time(revision);
        if (!time.isDate()) {
            return instant(revision).equals(original);
        }
        ZoneRules rules = times(revision.calendar()).zone(time, "RECURRENCE-ID");
        return EventTimes.local(original, rules).toLocalDate().equals(day(time));
    }

    /** Returns the replies to single occurrences by their times in the series, each by address. */
    Map<Instant, Map<String, Answer>> replies() {
        if (answers == null) {
            answers = answersToOccurrences();
        }
        return answers;
    }

    private Map<Instant, Map<String, Answer>> answersToOccurrences() {
        Map<Instant, Map<String, Reply>> replies = new HashMap<>();
        for (OccurrenceReply one : group.occurrenceReplies()) {
            try {
                Instant original = instant(one.time(), one.calendar());
                Reply.add(one.replies(), replies.computeIfAbsent(original, at -> new HashMap<>()));
            } catch (RejectedException e) {
                // A reply is not refused. One with a time that is not valid answers nothing.
            }
        }
        Map<Instant, Map<String, Answer>> found = new HashMap<>();
        replies.forEach((original, of) -> found.put(original, Reply.answers(of)));
        return found;
    }

    /** Returns the occurrences from which on the series is changed, up to the next such occurrence. */
    NavigableMap<Instant, Revision> changes() {
        TreeMap<Instant, Revision> changes = new TreeMap<>();
        Set<Revision> all = new HashSet<>(latest.values());
        all.addAll(latestOfDay.values());
        for (Revision revision : all) {
            if (revision.future()) {
                changes.put(instant(revision), revision);
            }
        }
        return changes;
    }
}
