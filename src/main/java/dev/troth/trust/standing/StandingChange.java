package dev.troth.trust.standing;

import dev.troth.trust.Standing;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A change of what we are to them. */
@Description("A change of what we are to them.")
public record StandingChange(
        @Description("The end of the month in which it was first seen.") @NonNull
        Instant occurredAt,

        @Description("What we became.") @NonNull Standing standing) {}
