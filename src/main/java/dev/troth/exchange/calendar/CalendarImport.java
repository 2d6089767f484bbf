package dev.troth.exchange.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.calendar.Participant.Answer;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.ImportOptions;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.exchange.reader.SpooledFile;
import dev.troth.ledger.OnChange;
import dev.troth.platform.common.StorableText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Import of one file. Reads it twice, because revisions and occurrences of a series may stand in any order; a third time
 * if a series is changed from an occurrence on.
 */
final class CalendarImport {
    private static final int BETWEEN_CHECKS = 1000;
    private static final long NANOS_BETWEEN_CHECKS = 500_000_000;
    private static final int LABEL = 100;

    private final SpooledFile file;
    private final Charset charset;
    private final Attendance.Directory directory;
    private final Instant now;
    private final EntrySink sink;
    private final Retractions retractions;
    private final ZoneResolver zones;
    private final Optional<ZoneRules> floating;
    private final EventIndex index = new EventIndex();
    private List<CalendarObject> calendars = List.of();
    private boolean assumedUtc;
    private long checked = System.nanoTime();

    CalendarImport(
            SpooledFile file,
            Charset charset,
            ObjectNode options,
            Attendance.Directory directory,
            StoredContacts contacts,
            Instant now,
            EntrySink sink) {
        this.file = file;
        this.charset = charset;
        this.directory = directory;
        this.now = now;
        this.sink = sink;
        retractions = new Retractions(contacts, ImportOptions.onChange(FileFormat.CALENDAR, options) == OnChange.AMEND);
        zones = new ZoneResolver(now);
        floating = ImportOptions.zone(options).map(ZoneId::getRules);
    }

    void run() throws IOException {
        CalendarSplitter splitter = new CalendarSplitter(paused(index::add));
        if (read(splitter)) {
            sink.notice("The lines that are not valid in UTF-8 were read as windows-1252.");
        }
        if (splitter.number() == 0) {
            sink.notice("The file has no events.");
        }
        calendars = splitter.calendars();
        calendars.forEach(zones::define);
        EventReader events = new EventReader(index, this::times, masters(), now);
        read(new CalendarSplitter(paused((entry, calendar) -> report(entry, events))));
        if (assumedUtc) {
            sink.notice("Times without a time zone were read as UTC. Maybe set zone=Europe/Berlin?");
        }
    }

    private BiConsumer<Entry, CalendarObject> paused(BiConsumer<Entry, CalendarObject> receiver) {
        return (entry, calendar) -> {
            if (entry.number() % BETWEEN_CHECKS == 0 || System.nanoTime() - checked > NANOS_BETWEEN_CHECKS) {
                sink.checkCancelled();
                checked = System.nanoTime();
            }
            receiver.accept(entry, calendar);
        };
    }

    /** Reads the file; returns whether the character set of a line was guessed. */
    private boolean read(CalendarSplitter splitter) throws IOException {
        try (InputStream bytes = file.bytes()) {
            LineUnfolder lines = new LineUnfolder(bytes, charset);
            splitter.read(lines);
            return lines.hasGuessed();
        }
    }

    /** Returns the events whose series are changed from an occurrence on, by their number. */
    private Map<Integer, Entry> masters() throws IOException {
        Set<Integer> wanted = index.changedSeries();
        Map<Integer, Entry> masters = new HashMap<>();
        if (!wanted.isEmpty()) {
            read(new CalendarSplitter(paused((entry, calendar) -> {
                if (wanted.contains(entry.number())) {
                    masters.put(entry.number(), Series.only(entry));
                }
            })));
        }
        return masters;
    }

    private void report(Entry entry, EventReader events) {
        CalendarObject calendar = calendars.get(entry.calendar());
        if (entry.problem() != null) {
            new Outcome.Refused(entry.problem()).report(entry, text(entry), null, sink);
            return;
        }
        if (!entry.isEvent() || !(calendar.hasEvents() || calendar.isCancellation())) {
            new Outcome.Skipped(SkipReason.NOT_AN_EVENT).report(entry, "", entry.kind(), sink);
            return;
        }
        // Outside of the reading, whose errors refuse the entry: an error of the database is not one of the file.
        People people = people(entry, events);
        Outcome outcome = retractions.added(entry, Outcome.of(() -> events.read(entry, calendar, people)));
        String text = outcome instanceof Outcome.Skipped ? "" : text(entry);
        outcome.report(entry, text, label(entry, people.usual().reason() == SkipReason.NO_CUSTOMER), sink);
    }

    private People people(Entry entry, EventReader events) {
        EventIndex.Group group = index.of(entry);
        Map<String, Answer> toSeries = group.replies();
        Map<Instant, Map<String, Answer>> toOccurrences =
                group.occurrenceReplies().isEmpty()
                        ? Map.of()
                        : events.parts(group).replies();
        Optional<Instant> own = toOccurrences.isEmpty() ? Optional.empty() : events.original(entry, group);
        Map<String, Answer> replies = new HashMap<>(toSeries);
        own.ifPresent(original -> replies.putAll(toOccurrences.getOrDefault(original, Map.of())));
        Attendance.Result usual = new Attendance(entry, replies, Map.of()).lookup(directory);
        Map<Instant, Attendance.Result> special = new HashMap<>();
        if (own.isEmpty() || EventIndex.isFuture(entry)) {
            toOccurrences.forEach((original, answers) ->
                    special.put(original, new Attendance(entry, toSeries, answers).lookup(directory)));
            own.ifPresent(special::remove);
        }
        return new People(usual, special);
    }

    private String text(Entry entry) {
        return CalendarErrorFile.entry(entry, calendars.get(entry.calendar()), zones);
    }

    /** Returns the summary; of a private event only its time, because others can read the label. */
    private static @Nullable String label(Entry entry, boolean isPrivate) {
        String label = isPrivate
                ? entry.value("DTSTART")
                : entry.property("SUMMARY").map(ContentLine::text).orElse(entry.value("DTSTART"));
        return label.isBlank()
                ? null
                : StorableText.cleaned(label.length() > LABEL ? label.substring(0, LABEL) + "…" : label);
    }

    private EventTimes times(int number) {
        CalendarObject calendar = calendars.get(number);
        return new EventTimes(zones, calendar, () -> floating(calendar));
    }

    private ZoneRules floating(CalendarObject calendar) {
        Optional<ZoneRules> stated = Optional.ofNullable(calendar.zone()).flatMap(name -> zones.rules(name, calendar));
        return floating.or(() -> stated).orElseGet(() -> {
            assumedUtc = true;
            return ZoneRules.of(ZoneOffset.UTC);
        });
    }
}
