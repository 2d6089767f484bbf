package dev.troth.insight;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Value of a goal at one time. */
@Description("Value of a goal at one time.")
public record GoalValue(
        @Description("Time at which it was recorded.") @NonNull
        Instant at,

        @Description("Value.") double value) {}
