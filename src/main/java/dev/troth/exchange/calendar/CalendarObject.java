package dev.troth.exchange.calendar;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties of one calendar object of a file, without its events. Filled while the file is read for the first time. */
final class CalendarObject {
    /** Events without a method are as if published. */
    private static final String PUBLISH = "PUBLISH";

    private String method = PUBLISH;
    private @Nullable String zone;
    private Map<String, List<String>> zones = Map.of();

    void set(ContentLine line) {
        String value = line.text();
        switch (line.name()) {
            case "METHOD" -> method = value.isBlank() ? PUBLISH : value.toUpperCase(Locale.ROOT);
            case "X-WR-TIMEZONE", "TIMEZONE-ID" -> zone = value.isBlank() ? null : value;
            default -> {}
        }
    }

    void addZone(String name, List<String> lines) {
        if (zones.isEmpty()) {
            zones = new HashMap<>();
        }
        zones.putIfAbsent(name, lines);
    }

    /** Method of iTIP in upper case. */
    String method() {
        return method;
    }

    /** Returns whether its events take place, as far as the method says. */
    boolean hasEvents() {
        return method.equals(PUBLISH) || method.equals("REQUEST");
    }

    boolean isCancellation() {
        return method.equals("CANCEL");
    }

    boolean isReply() {
        return method.equals("REPLY");
    }

    /** Name of the zone of floating times; null if it is not set. */
    @Nullable
    String zone() {
        return zone;
    }

    /** Lines of the definitions of zones, by name. */
    Map<String, List<String>> zones() {
        return zones;
    }
}
