package dev.troth.exchange.reader;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Valid entry of a file that yields no fact, or some of whose parts yield none.")
public record SkippedEntry(
        @Description("Line of the file, or number of the entry in formats without lines, counted from 1.")
        int line,

        @Description("Reason for skipping.") @NonNull SkipReason reason,

        @Description("Number of skipped parts, such as occurrences of a series. 0 if the whole entry was skipped.")
        int parts,

        @Description("Short text that identifies the entry, such as its subject. Null if it has none.") @Nullable
        String label) {
    private static final int LONGEST = 200;

    public SkippedEntry {
        label = label == null || label.isBlank() ? null : shortened(label.strip());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
