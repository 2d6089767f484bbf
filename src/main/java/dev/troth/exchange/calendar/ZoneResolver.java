package dev.troth.exchange.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules of a time zone by its name: names of the database of time zones, also at the end of a path or with
 * hyphens; names of Windows; offsets such as UTC+01:00; else the definition in the file. Java's rules precede those of the
 * file, because definitions in files often have only the current rules.
 */
final class ZoneResolver {
    private static final String RESOURCE = "/calendar/windows-zones.properties";
    private static final Pattern DISPLAYED = Pattern.compile("\\((?:UTC|GMT)([+-]\\d\\d[:.]\\d\\d)?\\)\\s*(.+)");
    private static final Map<String, String> WINDOWS = windows();
    private static final SortedMap<String, String> JAVA = java();

    private static final int LONGEST = 200;
    private static final int NAMES = 10_000;

    /** Definitions may state changes for ever; later ones than those of past events do not matter. */
    private final LocalDateTime until;

    private final Instant now;
    private final Map<String, Optional<ZoneRules>> named = new HashMap<>();
    private final Map<String, List<String>> anywhere = new HashMap<>();
    private final Map<List<String>, Optional<ZoneRules>> defined = new HashMap<>();

    ZoneResolver(Instant now) {
        this.now = now;
        until = LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusDays(2);
    }

    private static Map<String, String> windows() {
        Properties table = new Properties();
        try (InputStream in = Objects.requireNonNull(ZoneResolver.class.getResourceAsStream(RESOURCE), RESOURCE);
                InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            table.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> names = new HashMap<>();
        table.forEach((name, zone) -> names.put(key(name.toString()), zone.toString()));
        return Map.copyOf(names);
    }

    /** Sorted, so that a city with several names always has the same one. */
    private static SortedMap<String, String> java() {
        SortedMap<String, String> names = new TreeMap<>();
        ZoneId.getAvailableZoneIds().forEach(name -> names.put(key(name), name));
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace("&", "and")
                .strip();
    }

    /** Adds the definitions of a calendar object, for others of the file that lack them. */
    void define(CalendarObject calendar) {
        calendar.zones().forEach(anywhere::putIfAbsent);
    }

    /**
     * Returns the rules of a zone.
     *
     * @param name name as in the file
     * @param calendar calendar object whose definition precedes others of the file
     */
    Optional<ZoneRules> rules(String name, CalendarObject calendar) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        if (named.size() > NAMES) {
            named.clear();
        }
        Optional<ZoneRules> known = named.computeIfAbsent(name, this::known);
        return known.isPresent() ? known : definition(name, calendar).flatMap(this::defined);
    }

    /** Returns the definition in the file that a name needs; empty if it needs none, or there is none. */
    Optional<List<String>> definition(String name, CalendarObject calendar) {
        if (name.length() > LONGEST || named.computeIfAbsent(name, this::known).isPresent()) {
            return Optional.empty();
        }
        List<String> own = calendar.zones().get(name.strip());
        return Optional.ofNullable(own == null ? anywhere.get(name.strip()) : own);
    }

    private Optional<ZoneRules> defined(List<String> definition) {
        return defined.computeIfAbsent(
                definition,
                lines -> ZoneDefinition.location(lines)
                        .flatMap(this::known)
                        .or(() -> ZoneDefinition.rules(lines, until)));
    }

    private Optional<ZoneRules> known(String name) {
        for (String candidate : candidates(name.strip())) {
            ZoneRules rules = zone(candidate);
            if (rules != null) {
                return Optional.of(rules);
            }
        }
        return displayed(name.strip());
    }

    /** Returns the name and what it may stand for: the ends of a path, and hyphens instead of slashes. */
    private static List<String> candidates(String name) {
        List<String> candidates = new ArrayList<>();
        candidates.add(name);
        if (name.startsWith("/") || name.contains("://")) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                candidates.add(name.substring(slash + 1));
            }
        }
        if (name.indexOf('/') < 0) {
            candidates.add(name.replaceFirst("-", "/"));
        }
        return candidates;
    }

    private static @Nullable ZoneRules zone(String name) {
        String known = JAVA.getOrDefault(key(name), WINDOWS.getOrDefault(key(name), name));
        try {
            return known.isBlank() ? null : ZoneId.of(known).getRules();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Resolves a name as Windows shows it, such as "(UTC+01:00) Amsterdam, Berlin" or "(GMT+01.00) Amsterdam / Berlin", by
     * its cities and its offset.
     */
    private Optional<ZoneRules> displayed(String name) {
        Matcher parts = DISPLAYED.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        ZoneOffset offset = ZoneOffset.UTC;
        @Nullable String written = parts.group(1);
        if (written != null) {
            try {
                offset = ZoneOffset.of(written.replace('.', ':'));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        ZoneRules whole = zone(parts.group(2));
        if (whole != null && whole.getStandardOffset(now).equals(offset)) {
            return Optional.of(whole);
        }
        for (String city : parts.group(2).split(",| / ", -1)) {
            String end = "/" + key(city);
            for (Map.Entry<String, String> zone : JAVA.entrySet()) {
                ZoneRules rules =
                        zone.getKey().endsWith(end) ? ZoneId.of(zone.getValue()).getRules() : null;
                if (rules != null && rules.getStandardOffset(now).equals(offset)) {
                    return Optional.of(rules);
                }
            }
        }
        return Optional.empty();
    }
}
