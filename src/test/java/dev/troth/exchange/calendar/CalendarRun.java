package dev.troth.exchange.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.exchange.reader.SpooledFile;
import dev.troth.platform.common.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Import of a calendar without a database: records what the reader reports. Our domain is ours.example; accounts have the
 * domains of the names acme, bolt and cone; each person of acme is a stakeholder. It is 30 November 2026, noon UTC.
 */
final class CalendarRun implements EntrySink, Attendance.Directory {
    static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ACCOUNTS = List.of("acme", "bolt", "cone");

    final List<ObjectNode> facts = new ArrayList<>();
    final Map<Integer, String> entries = new TreeMap<>();
    final Map<Integer, Problem> refused = new TreeMap<>();
    final Map<Integer, SkipReason> skipped = new TreeMap<>();
    final Map<SkipReason, Integer> parts = new TreeMap<>();
    final List<String> labels = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    private final Set<String> prepared = new TreeSet<>();
    int read;

    /** Imports a file, with options such as "zone=Europe/Berlin". */
    static CalendarRun of(byte[] file, String... options) {
        return of(file, List.of(), options);
    }

    /** Imports events, after an earlier import created touchpoints with these refs and times. */
    static CalendarRun after(Map<String, String> touchpoints, String file, String... options) {
        List<StoredContacts.Stored> stored = touchpoints.entrySet().stream()
                .map(each -> new StoredContacts.Stored(
                        each.getKey(),
                        each.getKey().substring(each.getKey().lastIndexOf(':') + 1),
                        Instant.parse(each.getValue())))
                .toList();
        return of(file.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), stored, options);
    }

    private static CalendarRun of(byte[] file, List<StoredContacts.Stored> stored, String... options) {
        CalendarRun run = new CalendarRun();
        ObjectNode set = JSON.createObjectNode();
        for (String option : options) {
            set.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        try (SpooledFile spooled = SpooledFile.of(new ByteArrayInputStream(file))) {
            CalendarReader.run(spooled, set, run, key -> ofEvent(key, stored), NOW, run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run;
    }

    private static List<StoredContacts.Stored> ofEvent(String key, List<StoredContacts.Stored> stored) {
        return stored.stream().filter(one -> one.ref().startsWith(key + ":")).toList();
    }

    static CalendarRun of(String file, String... options) {
        return of(file.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), options);
    }

    /** Imports events, each given by its properties, in one calendar object. */
    static CalendarRun events(String... events) {
        return of(calendar(events));
    }

    static String calendar(String... events) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n" + String.join("", events) + "END:VCALENDAR\n";
    }

    /** Returns an event between Kim of ours and Ann of acme, who accepted. */
    static String event(String uid, String properties) {
        return "BEGIN:VEVENT\nUID:" + uid + "\nDTSTAMP:20260101T000000Z\nORGANIZER;CN=Kim:mailto:kim@ours.example\n"
                + "ATTENDEE;CN=Ann;PARTSTAT=ACCEPTED:mailto:ann@acme.example\n" + properties + "\nEND:VEVENT\n";
    }

    /** Returns an event with these people. */
    static String with(String uid, String people) {
        return "BEGIN:VEVENT\nUID:" + uid + "\nDTSTAMP:20260101T000000Z\nDTSTART:20260312T090000Z\n" + people
                + "\nEND:VEVENT\n";
    }

    List<String> times() {
        return facts.stream().map(fact -> fact.path("at").asText()).sorted().toList();
    }

    List<String> values(String field) {
        return facts.stream().map(fact -> fact.path(field).asText()).toList();
    }

    /** Returns the refs of the touchpoints that were retracted. */
    List<String> retracted() {
        return facts.stream()
                .filter(fact -> fact.path("type").asText().equals("retracted"))
                .map(fact -> fact.path("fact").asText())
                .sorted()
                .toList();
    }

    String errorFile() {
        List<EntryError> errors = new ArrayList<>();
        refused.forEach((number, problem) -> errors.add(new EntryError(
                number, problem.code().name(), problem.message(), problem.field(), entries.get(number))));
        return CalendarErrorFile.of(errors);
    }

    @Override
    public void facts(int number, @Nullable String entry, List<ObjectNode> made) {
        read++;
        facts.addAll(made);
    }

    @Override
    public void refused(int number, @Nullable String entry, Problem problem) {
        read++;
        entries.put(number, entry);
        if (refused.put(number, problem) != null) {
            throw new AssertionError("Entry " + number + " was refused twice.");
        }
    }

    @Override
    public void skipped(int number, @Nullable String label, SkipReason reason) {
        read++;
        labels.add(String.valueOf(label));
        if (skipped.put(number, reason) != null) {
            throw new AssertionError("Entry " + number + " was skipped twice.");
        }
    }

    @Override
    public void partsSkipped(int number, @Nullable String label, SkipReason reason, int count) {
        if (count > 0) {
            parts.merge(reason, count, Integer::sum);
        }
    }

    @Override
    public void notice(String sentence) {
        notices.add(sentence);
    }

    @Override
    public void state(JsonNode state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkCancelled() {}

    @Override
    public void prepare(Collection<String> addresses) {
        prepared.addAll(addresses);
    }

    @Override
    public boolean isOurs(String address) {
        if (!prepared.contains(address)) {
            throw new AssertionError(address + " was not looked up together with the others.");
        }
        return address.endsWith("@ours.example");
    }

    @Override
    public Map<String, Set<String>> accounts(Collection<String> addresses) {
        Map<String, Set<String>> accounts = new TreeMap<>();
        for (String address : addresses) {
            for (String account : ACCOUNTS) {
                if (address.endsWith("@" + account + ".example")) {
                    Set<String> people = accounts.computeIfAbsent(account, a -> new TreeSet<>());
                    if (account.equals("acme")) {
                        people.add("acme/" + address.substring(0, address.indexOf('@')));
                    }
                }
            }
        }
        return accounts;
    }
}
