package dev.troth.exchange.calendar;

import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits a file into entries: the components of its calendar objects except definitions of zones, and text outside of
 * them. Keeps one entry in memory. A component without an end is an entry with a problem; it ends where the next one
 * begins.
 */
final class CalendarSplitter {
    private static final Set<String> USED = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "EXRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "SEQUENCE",
            "DTSTAMP",
            "LAST-MODIFIED",
            "STATUS",
            "SUMMARY",
            "LOCATION",
            "URL",
            "DESCRIPTION",
            "CONFERENCE",
            "ORGANIZER",
            "ATTENDEE");

    /** Properties whose end does not matter. */
    private static final Set<String> TEXTS = Set.of("DESCRIPTION", "SUMMARY", "LOCATION", "X-ALT-DESC");

    /** Maximum number of characters of the properties that are used of an entry. */
    private static final int LARGEST = 1 << 20;

    /** Number of characters after which an entry keeps only lines that are used. */
    private static final int TEXT = 1 << 14;

    private static final int LONG_LINE = 2000;
    private static final String CALENDAR = "VCALENDAR";
    private static final String ZONE = "VTIMEZONE";

    /** Components that never stand within another one, except in the calendar object. */
    private static final Set<String> OUTER = Set.of(CALENDAR, ZONE, Entry.EVENT, "VTODO", "VJOURNAL", "VFREEBUSY");

    private static final int ZONE_LINES = 5000;

    private final BiConsumer<Entry, CalendarObject> entries;
    private final List<CalendarObject> calendars = new ArrayList<>();
    private CalendarObject calendar = new CalendarObject();

    /** Definitions of zones, so that calendar objects with the same one share it. */
    private final Map<List<String>, List<String>> zones = new HashMap<>();

    private int number;
    private boolean inCalendar;

    /** Open components within the calendar object; the first one is the entry. */
    private final Deque<String> open = new ArrayDeque<>();

    private List<String> lines = new ArrayList<>();
    private List<ContentLine> properties = new ArrayList<>();
    private int kept;
    private int used;
    private String garbage = "";

    /**
     * Creates a splitter.
     *
     * @param entries receives each entry with its calendar object, as far as it was read
     */
    CalendarSplitter(BiConsumer<Entry, CalendarObject> entries) {
        this.entries = entries;
        calendars.add(calendar);
    }

    /** Splits a file. */
    void read(LineUnfolder file) throws IOException {
        for (String line = file.next(); line != null; line = file.next()) {
            if (!line.isBlank()) {
                line(whole(line, file), file.isCut());
            }
        }
        unfinished();
        endGarbage();
    }

    /** Joins a line with those that continue it by the rule of quoted-printable (vCalendar 1.0). */
    private static String whole(String start, LineUnfolder file) throws IOException {
        String line = start;
        while (line.endsWith("=") && line.length() < LARGEST && isQuotedPrintable(line)) {
            String next = file.next();
            line = line.substring(0, line.length() - 1) + (next == null ? "" : next);
        }
        return line;
    }

    private static boolean isQuotedPrintable(String line) {
        ContentLine property = ContentLine.parse(line);
        return property != null && property.isQuotedPrintable();
    }

    /** Number of entries up to now. */
    int number() {
        return number;
    }

    /** Calendar objects of the part of the file that was read. */
    List<CalendarObject> calendars() {
        return calendars;
    }

    private void line(String line, boolean cut) {
        String tag = line.strip().toUpperCase(Locale.ROOT);
        if (tag.startsWith("BEGIN:")) {
            begin(tag.substring("BEGIN:".length()).strip(), line);
        } else if (tag.startsWith("END:")) {
            end(tag.substring("END:".length()).strip(), line);
        } else if (!open.isEmpty()) {
            property(line, cut);
        } else {
            header(line);
        }
    }

    private void begin(String kind, String line) {
        if (OUTER.contains(kind)) {
            unfinished();
        }
        if (kind.equals(CALENDAR)) {
            endGarbage();
            calendar = new CalendarObject();
            calendars.add(calendar);
            inCalendar = true;
            return;
        }
        if (open.isEmpty()) {
            endGarbage();
            lines = new ArrayList<>();
            properties = new ArrayList<>();
            kept = 0;
            used = 0;
        }
        open.addLast(kind);
        keep(line.strip(), true);
    }

    private void end(String kind, String line) {
        if (kind.equals(CALENDAR)) {
            unfinished();
            inCalendar = false;
        } else if (open.contains(kind)) {
            keep(line.strip(), true);
            while (!open.removeLast().equals(kind)) {
                // An alarm without an end ends with its event.
            }
            if (open.isEmpty()) {
                finished(kind);
            }
        }
    }

    private void property(String line, boolean cut) {
        ContentLine property = open.size() == 1 && !ZONE.equals(open.peekFirst()) ? ContentLine.parse(line) : null;
        if (property != null && isUsed(property, line.length())) {
            boolean needsAll = cut && !TEXTS.contains(property.name());
            used += needsAll ? LARGEST + 1 : line.length();
            if (used <= LARGEST) {
                properties.add(property);
            }
        }
        keep(line, property != null && USED.contains(property.name()) && line.length() < LONG_LINE);
    }

    private static boolean isUsed(ContentLine property, int length) {
        return USED.contains(property.name())
                || (property.name().startsWith("X-")
                        && (length < LONG_LINE || property.name().equals("X-ALT-DESC")));
    }

    private void keep(String line, boolean needed) {
        boolean zone = ZONE.equals(open.peekFirst());
        if (zone ? lines.size() < ZONE_LINES : needed || kept + line.length() <= TEXT) {
            lines.add(line);
            kept += line.length();
        }
    }

    private void header(String line) {
        ContentLine property = ContentLine.parse(line);
        if (property == null || !inCalendar) {
            garbage = garbage.length() < TEXT ? garbage + line + "\n" : garbage;
        } else {
            calendar.set(property);
        }
    }

    private void finished(String kind) {
        if (kind.equals(ZONE)) {
            zone();
        } else {
            entry(
                    kind,
                    used > LARGEST
                            ? new Problem(ProblemCode.TOO_LARGE, "The event has more than 1,048,576 characters.", null)
                            : null);
        }
        lines = new ArrayList<>();
        properties = new ArrayList<>();
    }

    private void zone() {
        for (String line : lines) {
            ContentLine property = ContentLine.parse(line);
            if (property != null && property.name().equals("TZID")) {
                calendar.addZone(property.text(), zones.computeIfAbsent(lines, same -> same));
                return;
            }
        }
    }

    /** Ends a component that has no end. */
    private void unfinished() {
        String kind = open.peekFirst();
        open.clear();
        if (ZONE.equals(kind)) {
            zone();
        } else if (kind != null) {
            lines.add("END:" + kind);
            entry(kind, malformed("This entry begins with BEGIN:" + kind + " and has no END:" + kind + "."));
        }
    }

    private void endGarbage() {
        if (!garbage.isEmpty()) {
            lines = List.of(garbage.strip());
            garbage = "";
            entry("", malformed("This text is not part of a calendar. Maybe the file is not in the format iCalendar?"));
        }
    }

    private static Problem malformed(String message) {
        return new Problem(ProblemCode.MALFORMED, message, null);
    }

    private void entry(String kind, @Nullable Problem problem) {
        number++;
        entries.accept(new Entry(number, calendars.size() - 1, kind, lines, properties, problem), calendar);
    }
}
