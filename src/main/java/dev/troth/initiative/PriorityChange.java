package dev.troth.initiative;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A shift of an initiative's priority. */
@Description("A shift of an initiative's priority, and why.")
public record PriorityChange(
        @Description("When.") @NonNull Instant occurredAt,
        @Description("What it was before, 0 to 1.") double from,
        @Description("What it was afterwards, 0 to 1.") double to,

        @Description("Days since it was last as it had been: the fewer, the more sudden.")
        double afterDays,

        @Description("Whether it is a drop of at least 0.2.")
        boolean drop,

        @Description("Why, as they say.") @Nullable String reason,

        @Description("What is behind it, in a few words.") @Nullable
        String cause,

        @Description(
                "Ref of the stakeholder who came or went, or wants it otherwise; where nobody said, who joined or left "
                        + "in the 90 days before.")
        @Nullable
        String causedBy,

        @Description("Whether we know why: they said so, or we asked and were told.")
        boolean reasonKnown) {}
