package dev.troth.exchange.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.calendar.StoredContacts.Stored;
import dev.troth.exchange.contact.TouchpointFactFactory;
import dev.troth.exchange.reader.SkipReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Retracts the stored touchpoints of events and occurrences that were cancelled or declined since. */
final class Retractions {
    private final StoredContacts contacts;
    private final boolean amends;

    /** @param amends whether touchpoints that are stored may change */
    Retractions(StoredContacts contacts, boolean amends) {
        this.contacts = contacts;
        this.amends = amends;
    }

    /** Returns the result of an entry with the retractions that follow from it, which make it an entry with facts. */
    Outcome added(Entry entry, Outcome outcome) {
        if (!amends || outcome.ending().equals(Ending.NONE)) {
            return outcome;
        }
        String key = EventReader.key(EventId.of(entry));
        List<ObjectNode> facts = new ArrayList<>();
        Map<SkipReason, Integer> parts = new EnumMap<>(SkipReason.class);
        for (Stored touchpoint : contacts.of(key)) {
            reason(touchpoint, key, outcome.ending()).ifPresent(reason -> {
                parts.merge(reason, 1, Integer::sum);
                facts.add(TouchpointFactFactory.retraction(
                        touchpoint.ref(), touchpoint.at(), text(reason), EventReader.SOURCE));
            });
        }
        if (facts.isEmpty()) {
            return outcome;
        }
        return switch (outcome) {
            case Outcome.Facts found -> {
                List<ObjectNode> all = new ArrayList<>(found.facts());
                all.addAll(facts);
                yield new Outcome.Facts(all, found.parts(), Ending.NONE);
            }
            default -> new Outcome.Facts(facts, parts, Ending.NONE);
        };
    }

    /** Touchpoints of other events may have the same prefix: the UID of an event may begin with that of another one. */
    private static Optional<SkipReason> reason(Stored touchpoint, String key, Ending ending) {
        String rest = touchpoint.ref().substring(key.length() + 1);
        if (rest.equals(touchpoint.account())) {
            return Optional.ofNullable(ending.reason(touchpoint, null));
        }
        int end = rest.length() - touchpoint.account().length() - 1;
        if (end < 0 || !rest.endsWith(":" + touchpoint.account())) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(ending.reason(touchpoint, Instant.parse(rest.substring(0, end))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(SkipReason reason) {
        return reason == SkipReason.DECLINED
                ? "The event was declined in the calendar."
                : "The event was cancelled in the calendar.";
    }
}
