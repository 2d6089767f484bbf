package dev.troth.touchpoint;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Time window in which both sides can be reached. */
@Description("Time window in which both sides can be reached.")
public record TimeWindow(
        @Description("Start.") @NonNull Instant from,
        @Description("End.") @NonNull Instant to,

        @Description("Whether the window is outside nine to five for the caller, because they offered to be available "
                + "after hours.")
        boolean afterHours) {}
