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
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Converts an event to facts, with what is known of the other events of the file. */
final class EventReader {
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

    /**
     * Reads an event.
     *
     * @throws RejectedException if a property that matters is not valid
     */
    Outcome read(Entry event, CalendarObject calendar, Attendance.Result people) {
        if (people.reason() == SkipReason.NO_CUSTOMER) {
            return new Outcome.Skipped(SkipReason.NO_CUSTOMER);
        }
        Group group = index.of(event);
        Revision occurrence = event.value("RECURRENCE-ID").isEmpty() ? null : occurrence(event, group);
        SkipReason revision = revision(event, calendar, group, occurrence);
        if (revision != null) {
            return new Outcome.Skipped(revision);
        }
        CalendarTime start = CalendarTime.of(event.property("DTSTART")
                .orElseThrow(() -> RejectedException.because(
                        new Problem(ProblemCode.MISSING_FIELD, "DTSTART is missing.", "DTSTART"))));
        EventTimes own = times.apply(event.calendar());
        if (AllDay.is(event, start, own)) {
            return new Outcome.Skipped(SkipReason.ALL_DAY);
        }
        if (people.reason() != null) {
            own.zone(start, "DTSTART");
            return new Outcome.Skipped(people.reason());
        }
        int limit = Math.clamp(FACTS / people.accounts().size(), 1, OCCURRENCES);
        Expansion expansion = occurrence != null
                ? occurrence(group, occurrence, own.instant(start, "DTSTART"), limit)
                : Series.isSeries(event) ? series(event, group, limit) : single(own.instant(start, "DTSTART"));
        Instant first = occurrence == null
                ? own.instant(start, "DTSTART")
                : parts(group).first();
        return outcome(
                event,
                people,
                expansion,
                new Start(first, own.instant(start, "DTSTART").isAfter(now)));
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
        return new Expansion(at.isAfter(now) ? List.of() : List.of(new Occurrence(at, at)), 0, 0);
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
            return new Expansion(all, 0, 0);
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
            return new Expansion(all, 0, later.excluded());
        }
        return new Expansion(later.youngest(), later.older() + all.size(), later.excluded());
    }

    private Outcome outcome(Entry event, Attendance.Result people, Expansion expansion, Start start) {
        if (expansion.youngest().isEmpty()) {
            return new Outcome.Skipped(
                    expansion.excluded() > 0
                            ? SkipReason.CANCELLED
                            : start.isFuture ? SkipReason.FUTURE : SkipReason.SUPERSEDED);
        }
        String channel = MeetingChannel.of(event);
        String summary = event.property("SUMMARY").map(ContentLine::text).orElse(null);
        String uid = EventId.of(event);
        List<ObjectNode> facts = new ArrayList<>();
        for (Occurrence occurrence : expansion.youngest()) {
            people.accounts()
                    .forEach((account, participants) -> facts.add(TouchpointFactFactory.fact(
                            key(uid, occurrence, start),
                            account,
                            occurrence.at(),
                            channel,
                            people.outbound(),
                            participants,
                            summary,
                            "calendar")));
        }
        return new Outcome.Facts(facts, parts(people, expansion));
    }

    /**
     * Returns the key of an occurrence: the UID, and its time in the series. The first occurrence has only the UID, so that
     * an event that is moved, or becomes a series, stays the same fact.
     */
    private static String key(String uid, Occurrence occurrence, Start start) {
        return occurrence.original().equals(start.ofSeries) ? "ics:" + uid : "ics:" + uid + ":" + occurrence.original();
    }

    private static Map<SkipReason, Integer> parts(Attendance.Result people, Expansion expansion) {
        Map<SkipReason, Integer> parts = new HashMap<>();
        parts.put(SkipReason.OLDER, expansion.older());
        parts.put(SkipReason.CANCELLED, expansion.excluded());
        people.absent()
                .values()
                .forEach(reason -> parts.merge(reason, expansion.youngest().size(), Integer::sum));
        return new EnumMap<>(parts);
    }
}
