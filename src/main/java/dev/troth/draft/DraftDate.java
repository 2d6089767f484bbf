package dev.troth.draft;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Date or time in a text. */
@Description("Date or time that the text names, resolved against the time of the request and the time zone.")
public record DraftDate(
        @Description("Words.") @NonNull Passage passage,

        @Description("First moment of the named time. Equal to `until` for a point in time.") @NonNull
        Instant from,

        @Description("Last moment of the named time: \"by Friday\" lasts until the end of Friday.") @NonNull
        Instant until,

        @Description("Whether the words set a deadline, such as \"by Friday\" or \"innerhalb von zwei Tagen\".")
        boolean deadline,

        @Description(
                "Last moment of the other possible reading: 12/05/2026 is 12 May or 5 December. Null if there is one "
                        + "reading only.")
        @Nullable
        Instant otherUntil) {}
