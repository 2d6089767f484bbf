package dev.troth.platform.common;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.SequencedCollection;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggestion for a misspelled name ("Maybe …"): the nearest existing name. */
public final class Suggestion {
    private static final int LISTED = 12;

    /** Maximum number of names to compare; more would cost more than a hint is worth. */
    private static final int LOOKED_AT = 1000;

    /** Maximum number of characters of names to compare: the time grows with the product of both lengths. */
    private static final int LONGEST = 200;

    private Suggestion() {}

    /**
     * Returns a sentence to append to an error message, with a leading space; empty if there is no suggestion.
     *
     * @param existing existing names, listed in their order; a set without an order is listed alphabetically
     */
    public static String maybe(String written, Collection<String> existing) {
        // The order of such a set differs from one start of the JVM to the next.
        return nearest(written, existing instanceof SequencedCollection ? existing : new TreeSet<>(existing));
    }

    private static String nearest(String written, Collection<String> existing) {
        if (written.length() > LONGEST) {
            return listed(existing);
        }
        int tolerated = Math.max(2, written.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(tolerated);
        String low = written.toLowerCase(Locale.ROOT);
        return existing.stream()
                .limit(LOOKED_AT)
                .filter(word -> word.length() <= LONGEST)
                .filter(word -> distance.apply(low, word.toLowerCase(Locale.ROOT)) >= 0)
                .min(Comparator.comparing(word -> distance.apply(low, word.toLowerCase(Locale.ROOT))))
                .map(word -> " Maybe \"" + word + "\"?")
                .orElseGet(() -> listed(existing));
    }

    private static String listed(Collection<String> existing) {
        return existing.isEmpty() || existing.size() > LISTED
                ? ""
                : " Must be one of " + String.join(", ", existing) + ".";
    }
}
