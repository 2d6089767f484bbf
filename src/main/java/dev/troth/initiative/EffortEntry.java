package dev.troth.initiative;

import dev.troth.platform.common.MoneyView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Effort that we spent on an initiative. */
@Description("Effort that we spent on an initiative.")
public record EffortEntry(
        @Description("Caller's own key of the effort. Pass it to tellEffort.") @NonNull
        String ref,

        @Description("Time at which it occurred.") @NonNull Instant occurredAt,
        @Description("Hours that we spent.") double hours,
        @Description("Cost of the hours.") @Nullable MoneyView cost,
        @Description("Location of the proof.") @Nullable String evidence,

        @Description("Time at which the account was informed of it. Null if it was not.") @Nullable
        Instant toldAt,

        @Description("Ref of the member who did the work. Null if it was not recorded.") @Nullable
        String reportedBy) {}
