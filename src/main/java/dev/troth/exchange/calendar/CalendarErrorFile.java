package dev.troth.exchange.calendar;

import dev.troth.exchange.reader.EntryError;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes rejected events as a calendar that can be corrected and sent again. Each one keeps what it needs of its calendar
 * object: the zone of floating times, and the definitions of its zones.
 */
final class CalendarErrorFile {
    private static final String EVENT = "BEGIN:" + Entry.EVENT + "\r\n";
    private static final String END = "END:" + Entry.EVENT + "\r\n";

    private CalendarErrorFile() {}

    /** Returns the text of an entry, preceded by what it needs of its calendar object. */
    static String entry(Entry entry, CalendarObject calendar, ZoneResolver zones) {
        StringBuilder text = new StringBuilder();
        if (calendar.zone() != null) {
            LineFolder.append(text, "X-WR-TIMEZONE:" + LineFolder.escaped(calendar.zone()));
        }
        Set<String> names = new LinkedHashSet<>();
        entry.properties().forEach(line -> line.parameter("TZID").ifPresent(names::add));
        for (String name : names) {
            zones.definition(name, calendar).ifPresent(lines -> lines.forEach(line -> LineFolder.append(text, line)));
        }
        return text + entry.text();
    }

    /** Returns the file. Events with the same needs share a calendar object. */
    static String of(List<EntryError> errors) {
        Map<String, StringBuilder> calendars = new LinkedHashMap<>();
        for (EntryError error : errors) {
            String entry = error.entry() == null ? "" : error.entry();
            int begin = entry.indexOf(EVENT);
            StringBuilder calendar =
                    calendars.computeIfAbsent(entry.substring(0, Math.max(begin, 0)), needs -> new StringBuilder());
            String reason = "X-TROTH-ERROR:" + LineFolder.escaped(error.code() + " " + error.message());
            if (begin < 0 || !entry.endsWith(END)) {
                LineFolder.append(calendar, reason);
                LineFolder.append(calendar, "X-TROTH-ENTRY:" + LineFolder.escaped(entry.strip()));
            } else {
                calendar.append(withoutErrors(entry.substring(begin, entry.length() - END.length())));
                LineFolder.append(calendar, reason);
                calendar.append(END);
            }
        }
        StringBuilder file = new StringBuilder();
        calendars.forEach(
                (needs, events) -> file.append("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Troth//Refused//EN\r\n")
                        .append(needs)
                        .append(events)
                        .append("END:VCALENDAR\r\n"));
        return file.toString();
    }

    /** Removes the errors of an earlier import. */
    private static String withoutErrors(String event) {
        return event.replaceAll("X-TROTH-ERROR:[^\r]*\r\n(?: [^\r]*\r\n)*+", "");
    }
}
