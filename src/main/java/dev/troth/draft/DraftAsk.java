package dev.troth.draft;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Request or question to the reader. */
@Description(
        "Request or question to the reader. Closing phrases, such as \"let me know if you have questions\", are left"
                + " out.")
public record DraftAsk(
        @Description("Words.") @NonNull Passage passage,

        @Description("Whether it only asks for an answer, not for an action.")
        boolean question,

        @Description("Whether it names the person who is to act; \"you\" and imperatives name the reader.")
        boolean addressed) {}
