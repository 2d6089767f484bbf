package dev.troth.touchpoint;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A stretch of time in which both sides can be reached. */
@Description("A stretch of time in which both sides can be reached.")
public record TimeWindow(
        @Description("From when.") @NonNull Instant from,
        @Description("Until when.") @NonNull Instant to,

        @Description(
                "Whether it lies outside of nine to five for the one who calls: there only because they offered to be "
                        + "available after hours.")
        boolean afterHours) {}
