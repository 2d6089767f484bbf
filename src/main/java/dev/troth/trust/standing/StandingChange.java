package dev.troth.trust.standing;

import dev.troth.trust.Standing;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Change of standing. */
@Description("Change of standing.")
public record StandingChange(
        @Description("End of the month in which it was first observed.") @NonNull
        Instant occurredAt,

        @Description("New standing.") @NonNull Standing standing) {}
