package dev.troth.exchange.calendar;

import dev.troth.platform.common.StorableText;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** UID of an event. */
final class EventId {
    private EventId() {}

    /** Returns the UID; for an event without one, a hash of what identifies it for people. */
    static String of(Entry event) {
        String uid = StorableText.cleaned(event.value("UID"));
        if (!uid.isBlank()) {
            return uid;
        }
        String identity = event.value("DTSTART") + "\n" + event.value("SUMMARY") + "\n" + event.value("ORGANIZER")
                + "\n" + event.value("LOCATION");
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
