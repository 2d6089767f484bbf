package dev.troth.exchange.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.contact.AddressBook;
import dev.troth.exchange.contact.AddressLookup;
import dev.troth.exchange.contact.TouchpointFactFactory;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Attendee;
import org.jspecify.annotations.Nullable;

/**
 * Reads calendars (iCalendar): past events with people of an account become touchpoints. Future events are ignored,
 * because they have not happened yet.
 */
@ApplicationScoped
// ical4j finds its time zones, and the cache that ical4j.properties names for them, by name.
@RegisterForReflection(
        classNames = {"net.fortuna.ical4j.model.TimeZoneRegistryImpl", "net.fortuna.ical4j.util.MapTimeZoneCache"})
class CalendarReader implements FactReader {
    /** Maximum number of occurrences to expand of a recurring event. */
    private static final int OCCURRENCES = 2000;

    private static final List<String> VIDEO = List.of("zoom.us", "teams.microsoft", "meet.google", "webex", "video");

    private final AddressBook addressBook;
    private final Clock clock;

    CalendarReader(AddressBook addressBook, Clock clock) {
        this.addressBook = addressBook;
        this.clock = clock;
    }

    @Override
    public FileFormat format() {
        return FileFormat.CALENDAR;
    }

    @Override
    public void check(ObjectNode options) {
        AddressBook.ours(options);
    }

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        AddressLookup lookup = addressBook.lookup(AddressBook.ours(options));
        Calendar calendar;
        try {
            calendar = new CalendarBuilder().build(file);
        } catch (ParserException e) {
            sink.refused(
                    e.getLineNo(),
                    null,
                    new Problem(
                            ProblemCode.MALFORMED,
                            "Invalid iCalendar syntax. The rest of the file was not read.",
                            null));
            return;
        }
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        Set<String> moved = moved(events);
        int number = 0;
        for (VEvent event : events) {
            number++;
            try {
                List<ObjectNode> facts = facts(event, moved, lookup);
                if (facts.isEmpty()) {
                    sink.skipped(number, null, SkipReason.NO_CUSTOMER);
                } else {
                    sink.facts(number, event.toString(), facts);
                }
            } catch (DateTimeException | IllegalArgumentException e) {
                sink.refused(
                        number,
                        event.toString(),
                        new Problem(ProblemCode.INVALID_VALUE, "The times of this event are not valid.", "DTSTART"));
            }
        }
    }

    /** Returns the moved occurrences of recurring events, which have their own entry in the file. */
    private static Set<String> moved(List<VEvent> events) {
        Set<String> moved = new HashSet<>();
        for (VEvent event : events) {
            var exception = event.getRecurrenceId();
            if (exception != null) {
                instant(exception.getDate()).ifPresent(at -> moved.add(uid(event) + at));
            }
        }
        return moved;
    }

    private List<ObjectNode> facts(VEvent event, Set<String> moved, AddressLookup lookup) {
        if (event.getStatus() != null && "CANCELLED".equals(event.getStatus().getValue())) {
            return List.of();
        }
        Set<String> people = new LinkedHashSet<>();
        @Nullable
        String organizer = event.getOrganizer() == null
                ? null
                : address(event.getOrganizer().getValue());
        if (organizer != null) {
            people.add(organizer);
        }
        for (Attendee attendee : event.getAttendees()) {
            Optional.ofNullable(address(attendee.getValue())).ifPresent(people::add);
        }
        boolean outbound = organizer == null || lookup.isOurs(organizer);
        Map<String, Set<String>> accounts = lookup.accounts(people);
        if (accounts.isEmpty()) {
            return List.of();
        }
        List<ObjectNode> facts = new ArrayList<>();
        String summary = event.getSummary() == null ? null : event.getSummary().getValue();
        for (Instant at : past(event, moved)) {
            accounts.forEach((account, participants) -> facts.add(TouchpointFactFactory.fact(
                    "ics:" + uid(event) + ":" + at,
                    account,
                    at,
                    channel(event),
                    outbound,
                    participants,
                    summary,
                    "calendar")));
        }
        return facts;
    }

    private List<Instant> past(VEvent event, Set<String> moved) {
        Instant now = clock.instant();
        Optional<Instant> start = event.getDateTimeStart() == null
                ? Optional.empty()
                : instant(event.getDateTimeStart().getDate());
        if (start.isEmpty() || start.get().isAfter(now)) {
            return List.of();
        }
        if (event.getProperty(Property.RRULE).isEmpty()
                && event.getProperty(Property.RDATE).isEmpty()) {
            return List.of(start.get());
        }
        ZonedDateTime until = now.atZone(ZoneOffset.UTC);
        Set<Period<Temporal>> series = event.calculateRecurrenceSet(
                new Period<Temporal>(start.get().atZone(ZoneOffset.UTC).minusSeconds(1), until));
        return series.stream()
                .map(period -> instant(period.getStart()))
                .flatMap(Optional::stream)
                .filter(at -> !at.isAfter(now) && !moved.contains(uid(event) + at))
                .sorted()
                .limit(OCCURRENCES)
                .toList();
    }

    /** Returns empty for all-day events, because they are not meetings (a birthday, for example). */
    private static Optional<Instant> instant(Temporal temporal) {
        return switch (temporal) {
            case LocalDate day -> Optional.empty();
            case Instant instant -> Optional.of(instant);
            case ZonedDateTime zoned -> Optional.of(zoned.toInstant());
            case OffsetDateTime offset -> Optional.of(offset.toInstant());
            case LocalDateTime local -> Optional.of(local.toInstant(ZoneOffset.UTC));
            default -> Optional.empty();
        };
    }

    private static String uid(VEvent event) {
        return event.getProperty(Property.UID)
                .map(Property::getValue)
                .orElse(event.toString().hashCode() + "");
    }

    private static String channel(VEvent event) {
        String where = (event.getLocation() == null ? "" : event.getLocation().getValue()) + " "
                + (event.getUrl() == null ? "" : event.getUrl().getValue());
        String text = where.toLowerCase(Locale.ROOT);
        return VIDEO.stream().anyMatch(text::contains) ? "VIDEO" : "MEETING";
    }

    private static @Nullable String address(@Nullable String value) {
        if (value == null || !value.toLowerCase(Locale.ROOT).startsWith("mailto:") || !value.contains("@")) {
            return null;
        }
        return value.substring("mailto:".length()).toLowerCase(Locale.ROOT);
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        StringBuilder calendar =
                new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Troth//Refused//EN\r\n");
        for (EntryError error : errors) {
            if (error.entry() != null) {
                calendar.append(error.entry()
                        .replace(
                                "END:VEVENT",
                                "X-TROTH-ERROR:" + error.code() + " "
                                        + error.message().replaceAll("\\s+", " ") + "\r\nEND:VEVENT"));
            }
        }
        return calendar.append("END:VCALENDAR\r\n").toString();
    }
}
