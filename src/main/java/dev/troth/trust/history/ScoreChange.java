package dev.troth.trust.history;

import dev.troth.trust.Driver;
import dev.troth.trust.FactEffect;
import dev.troth.trust.ScoreCode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Why a score is another one at one instant than at another. */
@Description(
        "Why a score moved between two instants. `after - before = byTime + byFacts`, and the drivers add up to it, too.")
public record ScoreChange(
        @Description("Which score.") @NonNull ScoreCode score,
        @Description("The first instant.") @NonNull Instant from,
        @Description("The second instant.") @NonNull Instant to,

        @Description("The score at the first instant, on its own scale.")
        double before,

        @Description("The score at the second.") double after,

        @Description("By how much time alone moved it: what was known at first, seen from the second instant.")
        double byTime,

        @Description("By how much that moved it which happened in between.")
        double byFacts,

        @Description("The reasons, the heaviest first: they add up to after - before.") @NonNull
        List<@NonNull Driver> drivers,

        @Description("The reasons for what time did, the heaviest first: they add up to byTime.") @NonNull
        List<@NonNull Driver> timeDrivers,

        @Description("The reasons for what happened, the heaviest first: they add up to byFacts.") @NonNull
        List<@NonNull Driver> factDrivers,

        // Not called like the field of the schema: it is a page there.
        @Ignore List<FactEffect> inOrder) {}
