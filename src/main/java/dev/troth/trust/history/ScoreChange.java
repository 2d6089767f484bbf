package dev.troth.trust.history;

import dev.troth.trust.Driver;
import dev.troth.trust.FactEffect;
import dev.troth.trust.ScoreCode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Change of a score between two instants, with its drivers. */
@Description("Change of a score between two instants. `after - before = byTime + byFacts`, and the drivers add up to "
        + "it, too.")
public record ScoreChange(
        @Description("Score.") @NonNull ScoreCode score,
        @Description("First instant.") @NonNull Instant from,
        @Description("Second instant.") @NonNull Instant to,

        @Description("Score at the first instant, on its own scale.")
        double before,

        @Description("Score at the second instant, on its own scale.")
        double after,

        @Description("Effect of time alone: the facts known at the first instant, assessed at the second.")
        double byTime,

        @Description("Effect of the facts in between.") double byFacts,

        @Description("Drivers, strongest first. They add up to after - before.") @NonNull
        List<@NonNull Driver> drivers,

        @Description("Drivers of the effect of time, strongest first. They add up to byTime.") @NonNull
        List<@NonNull Driver> timeDrivers,

        @Description("Drivers of the effect of facts, strongest first. They add up to byFacts.") @NonNull
        List<@NonNull Driver> factDrivers,

        // The name differs from the field of the schema, which is a page.
        @Ignore List<FactEffect> inOrder) {}
