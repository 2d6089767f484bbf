package dev.troth.draft;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Words of a text. */
@Name("DraftPassage")
@Description("Words of the text, with their position.")
public record Passage(
        @Description("Words, exactly as in the text.") @NonNull
        String text,

        @Description(
                "Position of the first character, counted in UTF-16 code units from 0, as JavaScript and Java count.")
        int start,

        @Description("Number of UTF-16 code units.") int length) {
    int end() {
        return start + length;
    }
}
