package dev.troth.exchange.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.calendar.EventIndex.Group;
import dev.troth.exchange.calendar.EventIndex.Revision;
import dev.troth.exchange.calendar.Series.Expansion;
import dev.troth.exchange.calendar.Series.Occurrence;
import dev.troth.exchange.calendar.Series.Part;
import dev.troth.exchange.contact.TouchpointFactFactory;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Converts an event to facts, with what is known of the other events of the file. */
final class EventReader {
    /** Source of the facts. */
    static final String SOURCE = "calendar";

    /** Maximum number of occurrences of a series; the youngest are kept. */
    static final int OCCURRENCES = 2000;

    /** Maximum number of facts of an event with people of many accounts. */
    private static final int FACTS = 20_000;

    private static final int CACHED = 1000;
    private static final Instant FIRST = Instant.MIN;
    private static final Instant LAST = Instant.MAX;

    private final EventIndex index;
    private final IntFunction<EventTimes> times;
    private final Map<Integer, Entry> masters;
    private final Instant now;
    private final IdentityHashMap<Group, SeriesParts> cache = new IdentityHashMap<>();

    /**
     * Creates a reader.
     *
     * @param times times of a calendar object, by its number
     * @param masters events whose series are changed from an occurrence on, by the number of the entry
     */
    EventReader(EventIndex index, IntFunction<EventTimes> times, Map<Integer, Entry> masters, Instant now) {
        this.index = index;
        this.times = times;
        this.masters = masters;
        this.now = now;
    }

    /** Returns the series of an entry. */
    SeriesParts parts(Group group) {
        if (cache.size() > CACHED) {
            cache.clear();
        }
        return cache.computeIfAbsent(group, g -> new SeriesParts(g, times));
    }

    /** Returns the time in the series of the occurrence that an entry is; empty for the series, and without a valid time. */
    Optional<Instant> original(Entry event, Group group) {
        try {
            return event.value("RECURRENCE-ID").isEmpty()
                    ? Optional.empty()
                    : Optional.of(parts(group).original(occurrence(event, group)));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads an event.
     *
     * @throws RejectedException if a property that matters is not valid
     */
    Outcome read(Entry event, CalendarObject calendar, People people) {
        Group group = index.of(event);
        if (people.usual().reason() == SkipReason.NO_CUSTOMER) {
            return new Outcome.Skipped(SkipReason.NO_CUSTOMER, endOfPrivate(event, calendar, group));
        }
        Revision occurrence = event.value("RECURRENCE-ID").isEmpty() ? null : occurrence(event, group);
        SkipReason revision = revision(event, calendar, group, occurrence);
        if (revision != null) {
            return new Outcome.Skipped(revision, endOfCancelled(event, group, occurrence, revision));
        }
        CalendarTime start = CalendarTime.of(event.property("DTSTART")
                .orElseThrow(() -> RejectedException.because(
                        new Problem(ProblemCode.MISSING_FIELD, "DTSTART is missing.", "DTSTART"))));
        EventTimes own = times.apply(event.calendar());
        if (AllDay.is(event, start, own)) {
            return new Outcome.Skipped(SkipReason.ALL_DAY);
        }
        return attended(event, people, group, occurrence, own.instant(start, "DTSTART"));
    }

    /** Reads an event that is in effect, by the answers of its people. */
    private Outcome attended(Entry event, People people, Group group, @Nullable Revision occurrence, Instant at) {
        SkipReason absence = people.usual().reason();
        Instant first = occurrence == null ? at : parts(group).first();
        Ending.Reason declined = sinceChange(event, occurrence, people::declined);
        if (absence != null && people.special().isEmpty()) {
            Ending ending = people.hasDeclined() ? new Ending(first, part(group, occurrence), declined) : Ending.NONE;
            return new Outcome.Skipped(absence, ending);
        }
        int limit = Math.clamp(FACTS / Math.max(1, people.accounts()), 1, OCCURRENCES);
        Expansion expansion = occurrence != null
                ? occurrence(group, occurrence, at, limit)
                : Series.isSeries(event) ? series(event, group, limit) : single(at);
        Ending.Reason reason = (account, original) ->
                expansion.isExcluded().test(original) ? SkipReason.CANCELLED : declined.of(account, original);
        Ending ending = expansion.excluded() > 0 || people.hasDeclined()
                ? new Ending(first, part(group, occurrence), reason)
                : Ending.NONE;
        return outcome(event, people, expansion, new Start(first, at.isAfter(now)), ending);
    }

    /** Returns the occurrences that end with an entry that is not in effect: some if it is cancelled, else none. */
    private Ending endOfCancelled(Entry event, Group group, @Nullable Revision occurrence, SkipReason reason) {
        return reason == SkipReason.CANCELLED
                ? new Ending(
                        first(event, group, occurrence),
                        part(group, occurrence),
                        sinceChange(event, occurrence, (account, original) -> reason))
                : Ending.NONE;
    }

    /** A series that is cancelled or declined as a whole ends with the change: the occurrences before it took place. */
    private Ending.Reason sinceChange(Entry event, @Nullable Revision occurrence, Ending.Reason reason) {
        if (occurrence != null || !Series.isSeries(event)) {
            return reason;
        }
        Instant changed =
                time(event, "LAST-MODIFIED").or(() -> time(event, "DTSTAMP")).orElse(now);
        return (account, original) -> original.isBefore(changed) ? null : reason.of(account, original);
    }

    private @Nullable Instant first(Entry event, Group group, @Nullable Revision occurrence) {
        if (occurrence != null) {
            return parts(group).first();
        }
        return time(event, "DTSTART").orElse(null);
    }

    /** Returns the time of a property; empty if it is missing or not valid, which does not matter for a cancelled event. */
    private Optional<Instant> time(Entry event, String property) {
        try {
            EventTimes own = times.apply(event.calendar());
            return event.property(property).map(line -> own.instant(CalendarTime.of(line), property));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    /** A cancellation need not name people. Its values need not be valid, since it is not refused. */
    private Ending endOfPrivate(Entry event, CalendarObject calendar, Group group) {
        try {
            Revision occurrence = event.value("RECURRENCE-ID").isEmpty() ? null : occurrence(event, group);
            SkipReason revision = revision(event, calendar, group, occurrence);
            return revision == null ? Ending.NONE : endOfCancelled(event, group, occurrence, revision);
        } catch (RejectedException e) {
            return Ending.NONE;
        }
    }

    /** Returns the times in the series of the occurrences that an entry decides about. */
    private Predicate<Instant> part(Group group, @Nullable Revision occurrence) {
        if (group.occurrences().isEmpty()) {
            return original -> true;
        }
        SeriesParts parts = parts(group);
        NavigableMap<Instant, Revision> changes = parts.changes();
        if (occurrence == null) {
            Instant end = changes.isEmpty() ? LAST : changes.firstKey();
            return original -> original.isBefore(end) && !parts.has(original);
        }
        Instant own = parts.original(occurrence);
        Instant next = changes.higherKey(own);
        return original -> parts.isOf(occurrence, original)
                || (occurrence.future()
                        && original.isAfter(own)
                        && (next == null || original.isBefore(next))
                        && !parts.has(original));
    }

    /**
     * Start of an event.
     *
     * @param ofSeries start of the first occurrence of its series; null if it is unknown
     * @param isFuture whether the event itself begins after now
     */
    private record Start(@Nullable Instant ofSeries, boolean isFuture) {}

    private Revision occurrence(Entry event, Group group) {
        CalendarTime.of(event.property("RECURRENCE-ID").orElseThrow());
        return parts(group).own(event);
    }

    /** Returns why an entry does not take place according to the revisions of the event; null if it does. */
    private @Nullable SkipReason revision(
            Entry event, CalendarObject calendar, Group group, @Nullable Revision occurrence) {
        Revision master = group.master();
        boolean latest = occurrence == null
                ? master == null || master.number() == event.number()
                : parts(group).isLatest(occurrence);
        if (!latest) {
            return SkipReason.SUPERSEDED;
        }
        boolean withMaster = occurrence != null
                && master != null
                && master.cancelled()
                && occurrence.sequence() <= master.sequence();
        return withMaster || EventIndex.isCancelled(event, calendar) ? SkipReason.CANCELLED : null;
    }

    private Expansion single(Instant at) {
        return Expansion.of(at.isAfter(now) ? List.of() : List.of(new Occurrence(at, at)));
    }

    private Expansion series(Entry event, Group group, int limit) {
        Series series = new Series(event, times.apply(event.calendar()));
        if (group.occurrences().isEmpty()) {
            return series.until(now, new Part(FIRST, LAST, Duration.ZERO, at -> false), limit);
        }
        SeriesParts parts = parts(group);
        NavigableMap<Instant, Revision> changes = parts.changes();
        Instant end = changes.isEmpty() ? LAST : changes.firstKey();
        return series.until(now, new Part(FIRST, end, Duration.ZERO, parts::has), limit);
    }

    /** Returns an occurrence, and those after it if it changes all of them. */
    private Expansion occurrence(Group group, Revision occurrence, Instant at, int limit) {
        SeriesParts parts = parts(group);
        Instant original = parts.original(occurrence);
        List<Occurrence> all = new ArrayList<>();
        if (!at.isAfter(now)) {
            all.add(new Occurrence(original, at));
        }
        Entry master =
                group.master() == null ? null : masters.get(group.master().number());
        if (!occurrence.future() || master == null) {
            return Expansion.of(all);
        }
        Series series = new Series(master, times.apply(master.calendar()));
        LocalDateTime before = EventTimes.local(original, series.zone());
        Duration shift = Duration.between(before, EventTimes.local(at, series.zone()));
        Instant next = parts.changes().higherKey(original);
        Predicate<Instant> without = each -> each.equals(original)
                || parts.has(each)
                || parts.has(
                        EventTimes.instant(EventTimes.local(each, series.zone()).plus(shift), series.zone()));
        Part part = new Part(original, next == null ? LAST : next, shift, without);
        Expansion later = series.until(now, part, limit);
        if (later.older() == 0 && later.youngest().size() < limit) {
            all.addAll(later.youngest());
            return new Expansion(all, 0, later.excluded(), later.isExcluded());
        }
        return new Expansion(later.youngest(), later.older() + all.size(), later.excluded(), later.isExcluded());
    }

    private Outcome outcome(Entry event, People people, Expansion expansion, Start start, Ending ending) {
        String channel = MeetingChannel.of(event);
        String summary = event.property("SUMMARY").map(ContentLine::text).orElse(null);
        String key = key(EventId.of(event));
        List<ObjectNode> facts = new ArrayList<>();
        Map<SkipReason, Integer> parts = new EnumMap<>(SkipReason.class);
        for (Occurrence occurrence : expansion.youngest()) {
            Attendance.Result present = people.at(occurrence.original());
            if (present.reason() != null) {
                parts.merge(present.reason(), 1, Integer::sum);
                continue;
            }
            present.absent().values().forEach(reason -> parts.merge(reason, 1, Integer::sum));
            present.accounts()
                    .forEach((account, participants) -> facts.add(TouchpointFactFactory.fact(
                            key(key, occurrence, start),
                            account,
                            occurrence.at(),
                            channel,
                            present.outbound(),
                            participants,
                            summary,
                            SOURCE)));
        }
        if (facts.isEmpty()) {
            SkipReason usual = people.usual().reason();
            return new Outcome.Skipped(usual == null ? reason(expansion, parts, start) : usual, ending);
        }
        parts.put(SkipReason.OLDER, expansion.older());
        parts.put(SkipReason.CANCELLED, expansion.excluded());
        return new Outcome.Facts(facts, parts, ending);
    }

    private static SkipReason reason(Expansion expansion, Map<SkipReason, Integer> absences, Start start) {
        if (!absences.isEmpty()) {
            return absences.keySet().iterator().next();
        }
        return expansion.excluded() > 0
                ? SkipReason.CANCELLED
                : start.isFuture ? SkipReason.FUTURE : SkipReason.SUPERSEDED;
    }

    /** Returns the key of an event, with which the refs of its touchpoints begin. */
    static String key(String uid) {
        return "ics:" + uid;
    }

    /**
     * Returns the key of an occurrence: that of the event, and its time in the series. The first occurrence has only that of
     * the event, so that an event that is moved, or becomes a series, stays the same fact.
     */
    private static String key(String event, Occurrence occurrence, Start start) {
        return occurrence.original().equals(start.ofSeries) ? event : event + ":" + occurrence.original();
    }
}
