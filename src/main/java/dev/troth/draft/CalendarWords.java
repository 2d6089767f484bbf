package dev.troth.draft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words of dates, English and German, with their values. */
final class CalendarWords {
    private static final String RESOURCE = "/draft/calendar.txt";
    private static final Map<String, Map<String, String>> KINDS = read();

    private CalendarWords() {}

    static boolean isMonth(String word) {
        return number("month", word) != null;
    }

    /** Returns the value of a word that is of this kind, or null. */
    static @Nullable Integer number(String kind, @Nullable String word) {
        String value = text(kind, word);
        return value == null ? null : Integer.valueOf(value);
    }

    /** Returns the value of a word that is of this kind, or null. */
    static @Nullable String text(String kind, @Nullable String word) {
        return word == null ? null : KINDS.getOrDefault(kind, Map.of()).get(word);
    }

    static boolean is(String kind, @Nullable String word) {
        return text(kind, word) != null;
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> kinds = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(CalendarWords.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] words = line.strip().split(" ", -1);
                for (int i = 2; i < words.length && !line.startsWith("#"); i++) {
                    kinds.computeIfAbsent(words[0], kind -> new HashMap<>()).putIfAbsent(words[i], words[1]);
                }
            }
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
