package dev.troth.exchange.calendar;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Person at an event: an ATTENDEE or the ORGANIZER.
 *
 * @param addresses mail addresses in lower case, at least one: that of the value, and that of the parameter EMAIL
 * @param answer answer to the invitation (PARTSTAT)
 */
record Participant(Set<String> addresses, Answer answer) {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![^\\s@<>,;:\"'()\\[\\]\\\\])[^\\s@<>,;:\"'()\\[\\]\\\\]++@[^\\s@<>,;:\"'()\\[\\]\\\\/?]++");
    private static final Set<String> THINGS = Set.of("ROOM", "RESOURCE");
    private static final List<String> EMAIL = List.of("EMAIL", "X-CALENDARSERVER-EMAIL", "X-EMAIL");

    /** Answer to an invitation, as far as it matters for a contact. */
    enum Answer {
        /** Accepted, tentative, or nothing stated: files without answers are common. */
        ATTENDS,
        /** Declined, or delegated to another person. */
        DECLINED,
        UNANSWERED;

        static Answer of(@Nullable String status) {
            // Some programs write DECLINE, or NEEDS_ACTION.
            String letters =
                    status == null ? "" : status.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
            if (letters.startsWith("DECLINE") || letters.startsWith("DELEGATE")) {
                return DECLINED;
            }
            return letters.equals("NEEDSACTION") ? UNANSWERED : ATTENDS;
        }
    }

    /** Returns an attendee or organizer; empty for rooms and equipment, for observers, and without an address. */
    static Optional<Participant> of(ContentLine line) {
        String kind = line.parameter("CUTYPE").orElse("").toUpperCase(Locale.ROOT);
        Set<String> addresses = addresses(line);
        return THINGS.contains(kind) || line.is("ROLE", "NON-PARTICIPANT") || addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Participant(addresses, Answer.of(line.parameters().get("PARTSTAT"))));
    }

    /** Returns the addresses of the value and of the parameter EMAIL; else that of the name, where Outlook writes it. */
    static Set<String> addresses(ContentLine line) {
        Set<String> addresses = new LinkedHashSet<>();
        addTo(addresses, unescaped(line.value()));
        EMAIL.forEach(name -> line.parameter(name).ifPresent(text -> addTo(addresses, text)));
        if (addresses.isEmpty()) {
            line.parameter("CN").ifPresent(text -> addTo(addresses, text));
        }
        return addresses;
    }

    private static void addTo(Set<String> addresses, String text) {
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            addresses.add(address.group().toLowerCase(Locale.ROOT));
        }
    }

    /** Decodes a mailto address, in which special characters may be written as %40. */
    private static String unescaped(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        try {
            return URLDecoder.decode(value.replaceAll("[+]", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
