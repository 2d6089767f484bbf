package dev.troth.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** "Maybe …": the nearest of what there is to what was written. */
public final class Suggestion {
    private static final int LISTED = 12;

    /** More would cost more than a hint is worth. */
    private static final int LOOKED_AT = 1000;

    private Suggestion() {}

    /** A sentence to put behind an error, with a space before it; empty when there is nothing to offer. */
    public static String maybe(String written, Collection<String> existing) {
        int tolerated = Math.max(2, written.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(tolerated);
        String low = written.toLowerCase(Locale.ROOT);
        return existing.stream()
                .limit(LOOKED_AT)
                .filter(word -> distance.apply(low, word.toLowerCase(Locale.ROOT)) >= 0)
                .min(Comparator.comparing(word -> distance.apply(low, word.toLowerCase(Locale.ROOT))))
                .map(word -> " Maybe \"" + word + "\"?")
                .orElseGet(() -> listed(existing));
    }

    private static String listed(Collection<String> existing) {
        return existing.isEmpty() || existing.size() > LISTED
                ? ""
                : " It is one of " + String.join(", ", existing) + ".";
    }
}
