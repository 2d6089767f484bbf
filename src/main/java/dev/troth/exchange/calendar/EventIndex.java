package dev.troth.exchange.calendar;

import dev.troth.exchange.calendar.Participant.Answer;
import dev.troth.platform.common.RejectedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Revisions of the events of a file, by their UID, collected when the file is read for the first time: parts of a series
 * may stand in any order and in several calendar objects. Keeps only what decides between revisions.
 */
final class EventIndex {
    /**
     * Revision of an event or of one occurrence (RFC 5546, section 2.1.5).
     *
     * @param number number of the entry
     * @param calendar number of its calendar object
     * @param sequence SEQUENCE
     * @param stamp DTSTAMP, as a number that is greater for a later time
     * @param modified LAST-MODIFIED, likewise
     * @param cancelled whether the revision cancels the event
     * @param time RECURRENCE-ID of an occurrence, DTSTART of a series; else null
     * @param future whether it is for the occurrence and all that follow (RANGE=THISANDFUTURE)
     */
    record Revision(
            int number,
            int calendar,
            long sequence,
            long stamp,
            long modified,
            boolean cancelled,
            @Nullable CalendarTime time,
            boolean future) {
        private static final Comparator<Revision> AGE = Comparator.comparingLong(Revision::sequence)
                .thenComparingLong(Revision::stamp)
                .thenComparingLong(Revision::modified)
                .thenComparingInt(Revision::number);

        boolean isNewerThan(@Nullable Revision other) {
            return other == null || AGE.compare(this, other) > 0;
        }
    }

    /** Reply of a person in another message of the file. */
    record Reply(Answer answer, long stamp) {
        private static Reply newer(Reply one, Reply two) {
            return one.stamp > two.stamp ? one : two;
        }

        /** Adds replies to others; the latest of each person counts. */
        static void add(Map<String, Reply> more, Map<String, Reply> replies) {
            more.forEach((address, reply) -> replies.merge(address, reply, Reply::newer));
        }

        /** Returns the answers. */
        static Map<String, Answer> answers(Map<String, Reply> replies) {
            Map<String, Answer> answers = new HashMap<>();
            replies.forEach((address, reply) -> answers.put(address, reply.answer));
            return answers;
        }
    }

    /**
     * Reply to one occurrence.
     *
     * @param calendar number of its calendar object
     * @param time RECURRENCE-ID
     */
    record OccurrenceReply(int calendar, CalendarTime time, Map<String, Reply> replies) {}

    /** Events with the same UID. */
    static final class Group {
        private @Nullable Revision master;
        private List<Revision> occurrences = List.of();
        private Map<String, Reply> replies = Map.of();
        private List<OccurrenceReply> occurrenceReplies = List.of();

        /** The latest revision of the event itself; null if the file has only occurrences. */
        @Nullable
        Revision master() {
            return master;
        }

        /** All revisions of occurrences. */
        List<Revision> occurrences() {
            return occurrences;
        }

        /** Latest replies to all occurrences, by address. */
        Map<String, Answer> replies() {
            return Reply.answers(replies);
        }

        /** All replies to single occurrences. */
        List<OccurrenceReply> occurrenceReplies() {
            return occurrenceReplies;
        }

        private void add(Revision revision, boolean occurrence) {
            if (!occurrence) {
                master = revision.isNewerThan(master) ? revision : master;
                return;
            }
            if (occurrences.isEmpty()) {
                occurrences = new ArrayList<>();
            }
            occurrences.add(revision);
        }

        private void reply(Entry entry) {
            if (replies.isEmpty()) {
                replies = new HashMap<>();
            }
            Reply.add(repliesOf(entry), replies);
        }

        private void replyToOccurrence(Entry entry, CalendarTime time) {
            if (occurrenceReplies.isEmpty()) {
                occurrenceReplies = new ArrayList<>();
            }
            occurrenceReplies.add(new OccurrenceReply(entry.calendar(), time, repliesOf(entry)));
        }

        private static Map<String, Reply> repliesOf(Entry entry) {
            long stamp = number(entry.value("DTSTAMP"));
            Map<String, Reply> replies = new HashMap<>();
            entry.all("ATTENDEE")
                    .forEach(line -> Participant.of(line)
                            .ifPresent(person -> person.addresses()
                                    .forEach(address -> replies.put(address, new Reply(person.answer(), stamp)))));
            return replies;
        }
    }

    private static final Set<String> CANCELLED = Set.of("CANCELLED", "CANCELED");
    private static final Pattern CANCELLED_SUMMARY = Pattern.compile(
            "(?:cancell?ed|abgesagt|annul(?:é|ée|leret)|cancelad[oa]|annullat[oa]|geannuleerd|inställt|avlyst|peruutettu"
                    + "|odwołane|zrušeno) ?:",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Map<String, Group> groups = new HashMap<>();

    /** Adds an entry of a calendar object. Entries that are not events do not matter. */
    void add(Entry entry, CalendarObject calendar) {
        if (!entry.isEvent() || entry.problem() != null) {
            return;
        }
        boolean occurrence = !entry.value("RECURRENCE-ID").isEmpty();
        if (calendar.isReply() && occurrence) {
            occurrenceTime(entry).ifPresent(time -> group(entry).replyToOccurrence(entry, time));
        } else if (calendar.isReply()) {
            group(entry).reply(entry);
        } else if (calendar.hasEvents() || calendar.isCancellation()) {
            time(
                    entry,
                    occurrence,
                    time -> group(entry)
                            .add(
                                    new Revision(
                                            entry.number(),
                                            entry.calendar(),
                                            sequence(entry),
                                            number(entry.value("DTSTAMP")),
                                            number(entry.value("LAST-MODIFIED")),
                                            isCancelled(entry, calendar),
                                            time,
                                            occurrence && isFuture(entry)),
                                    occurrence));
        }
    }

    /** Calls the receiver with the time that a revision needs; not if it is not valid, since the entry is refused then. */
    private static void time(Entry entry, boolean occurrence, Consumer<@Nullable CalendarTime> receiver) {
        ContentLine line =
                entry.property(occurrence ? "RECURRENCE-ID" : "DTSTART").orElse(null);
        try {
            receiver.accept(line != null && (occurrence || Series.isSeries(entry)) ? CalendarTime.of(line) : null);
        } catch (RejectedException e) {
            if (!occurrence) {
                receiver.accept(null);
            }
        }
    }

    private static Optional<CalendarTime> occurrenceTime(Entry entry) {
        try {
            return entry.property("RECURRENCE-ID").map(CalendarTime::of);
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    static boolean isFuture(Entry entry) {
        return entry.property("RECURRENCE-ID")
                .filter(line -> line.is("RANGE", "THISANDFUTURE"))
                .isPresent();
    }

    /** Returns whether an event is cancelled: by its method, its status, or the word that Outlook puts before its summary. */
    static boolean isCancelled(Entry entry, CalendarObject calendar) {
        return calendar.isCancellation()
                || CANCELLED.contains(entry.value("STATUS").toUpperCase(Locale.ROOT))
                || CANCELLED_SUMMARY.matcher(entry.value("SUMMARY")).lookingAt();
    }

    private Group group(Entry entry) {
        return groups.computeIfAbsent(EventId.of(entry), uid -> new Group());
    }

    /** Returns the events with the UID of an entry. */
    Group of(Entry entry) {
        return groups.getOrDefault(EventId.of(entry), new Group());
    }

    /** Returns the numbers of the series that are changed from an occurrence on. */
    Set<Integer> changedSeries() {
        Set<Integer> numbers = new HashSet<>();
        for (Group group : groups.values()) {
            Revision master = group.master;
            if (master != null
                    && group.occurrences.stream().anyMatch(revision -> revision.future && !revision.cancelled)) {
                numbers.add(master.number);
            }
        }
        return numbers;
    }

    private static long sequence(Entry entry) {
        return number(entry.value("SEQUENCE").replaceFirst("[.,].*", ""));
    }

    /** Returns the digits of a text as a number; 0 if it has none, or too many. */
    private static long number(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
    }
}
