package dev.troth.initiative;

import dev.troth.platform.MoneyView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Work of ours that went into an initiative. */
@Description("Work of ours that went into an initiative.")
public record EffortEntry(
        @Description("When.") @NonNull Instant occurredAt,
        @Description("Hours of ours.") double hours,
        @Description("What they cost.") @Nullable MoneyView cost,
        @Description("Where the proof lies.") @Nullable String evidence,
        @Description("When they were told of it.") @Nullable Instant toldAt,

        @Description("Ref of the member who did it, where somebody said so.") @Nullable
        String reportedBy) {}
