package dev.troth.initiative;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Change of the priority of an initiative. */
@Description("Change of the priority of an initiative, with its reason.")
public record PriorityChange(
        @Description("Time at which it occurred.") @NonNull Instant occurredAt,
        @Description("Priority before, 0 to 1.") double from,
        @Description("Priority afterwards, 0 to 1.") double to,

        @Description("Time since the previous change, in days. The shorter it is, the more sudden was the change.")
        double afterDays,

        @Description(
                "Whether the priority is at least 0.2 lower than at some time in the 90 days before, or fell below 0.2. A "
                        + "drop in small steps is a drop.")
        boolean drop,

        @Description("Reason as stated by the account.") @Nullable
        String reason,

        @Description("Cause, short description.") @Nullable String cause,

        @Description(
                "Ref of the stakeholder who joined, left or demanded the change. Defaults to the last one who joined "
                        + "or left within 90 days before it.")
        @Nullable
        String causedBy,

        @Description("Whether the reason is known, because they stated it or answered when asked.")
        boolean reasonKnown) {}
