package dev.troth.exchange.calendar;

import dev.troth.exchange.calendar.Participant.Answer;
import dev.troth.exchange.reader.SkipReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * People at an event, by the account that they belong to. An organizer attends unless listed as an attendee who declined.
 */
final class Attendance {
    private final List<Participant> people = new ArrayList<>();
    private final @Nullable Participant organizer;

    /**
     * Reads the people of an event.
     *
     * @param replies answers in other messages of the file, by address, of people whom the event leaves unanswered
     * @param overriding answers that precede those of the event, by address
     */
    Attendance(Entry event, Map<String, Answer> replies, Map<String, Answer> overriding) {
        organizer = event.property("ORGANIZER").flatMap(Participant::of).orElse(null);
        boolean listed = false;
        for (ContentLine line : event.all("ATTENDEE").toList()) {
            Participant person = Participant.of(line).orElse(null);
            if (person != null) {
                boolean isOrganizer =
                        organizer != null && organizer.addresses().stream().anyMatch(person.addresses()::contains);
                listed |= isOrganizer;
                Answer answer = reply(person, overriding).orElseGet(() -> answer(person, isOrganizer, replies));
                people.add(new Participant(person.addresses(), answer));
            }
        }
        if (organizer != null && !listed) {
            people.addFirst(new Participant(organizer.addresses(), Answer.ATTENDS));
        }
    }

    private static Answer answer(Participant person, boolean organizes, Map<String, Answer> replies) {
        if (person.answer() == Answer.UNANSWERED) {
            Answer otherwise = organizes ? Answer.ATTENDS : Answer.UNANSWERED;
            return reply(person, replies).orElse(otherwise);
        }
        return person.answer();
    }

    private static Optional<Answer> reply(Participant person, Map<String, Answer> replies) {
        return person.addresses().stream()
                .filter(replies::containsKey)
                .map(replies::get)
                .findFirst();
    }

    /** Lookup of addresses. */
    interface Directory {
        /** Looks up many addresses at once, so that the next calls for them are fast. */
        void prepare(Collection<String> addresses);

        boolean isOurs(String address);

        /** Returns the accounts of these addresses, each with its stakeholders among them. */
        Map<String, Set<String>> accounts(Collection<String> addresses);
    }

    /**
     * Result of the lookup.
     *
     * @param outbound whether the organizer is ours, or unknown
     * @param accounts accounts whose people attend, with the stakeholders who attend
     * @param absent accounts whose people do not attend, with the reason
     * @param reason reason why there is no contact at all; null if there is one
     */
    record Result(
            boolean outbound,
            Map<String, Set<String>> accounts,
            Map<String, SkipReason> absent,
            @Nullable SkipReason reason) {

        /** Returns whether all people of an account, or all of ours, have declined. */
        boolean isDeclined(String account) {
            return reason == SkipReason.DECLINED || absent.get(account) == SkipReason.DECLINED;
        }
    }

    /** Looks up the people. */
    Result lookup(Directory directory) {
        directory.prepare(
                people.stream().flatMap(person -> person.addresses().stream()).toList());
        boolean outbound = organizer == null || isOurs(organizer, directory);
        List<Participant> ours = new ArrayList<>();
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        Map<String, Set<String>> attending = new TreeMap<>();
        for (Participant person : people) {
            if (isOurs(person, directory)) {
                ours.add(person);
            } else {
                directory.accounts(person.addresses()).forEach((account, stakeholders) -> {
                    answers.computeIfAbsent(account, a -> new ArrayList<>()).add(person.answer());
                    if (person.answer() == Answer.ATTENDS) {
                        attending.computeIfAbsent(account, a -> new TreeSet<>()).addAll(stakeholders);
                    }
                });
            }
        }
        Map<String, SkipReason> absent = new LinkedHashMap<>();
        answers.forEach((account, all) -> {
            SkipReason reason = absence(all);
            if (reason != null) {
                absent.put(account, reason);
            }
        });
        SkipReason ourAbsence = absence(ours.stream().map(Participant::answer).toList());
        return new Result(outbound, attending, absent, reason(answers, attending, absent, ourAbsence));
    }

    private static @Nullable SkipReason reason(
            Map<String, List<Answer>> answers,
            Map<String, Set<String>> attending,
            Map<String, SkipReason> absent,
            @Nullable SkipReason ourAbsence) {
        if (answers.isEmpty()) {
            return SkipReason.NO_CUSTOMER;
        }
        if (ourAbsence != null) {
            return ourAbsence;
        }
        if (!attending.isEmpty()) {
            return null;
        }
        return absent.containsValue(SkipReason.UNANSWERED) ? SkipReason.UNANSWERED : SkipReason.DECLINED;
    }

    /** Returns why none of these people attends; null if one does, or if there are none. */
    private static @Nullable SkipReason absence(List<Answer> answers) {
        if (answers.isEmpty() || answers.contains(Answer.ATTENDS)) {
            return null;
        }
        return answers.contains(Answer.UNANSWERED) ? SkipReason.UNANSWERED : SkipReason.DECLINED;
    }

    private static boolean isOurs(Participant person, Directory directory) {
        return person.addresses().stream().anyMatch(directory::isOurs);
    }
}
