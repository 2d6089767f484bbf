package dev.troth.trust.scenario;

import dev.troth.trust.TrustImpact;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Several paths that things could take, side by side. Nothing of it is kept.")
public record Simulation(
        @Description("From when all of them are seen.") @NonNull
        Instant asOf,

        @Description("The scores if none of it happens.") @NonNull
        TrustImpact.ScoreSet before,

        @Description("The scenarios, in the order they were given.") @NonNull
        List<@NonNull Scenario> scenarios) {

    @Description("One path and what it does to the scores.")
    public record Scenario(
            @Description("What you called it.") @NonNull String name,

            @Description("The facts it would say, as lines of JSON.") @NonNull
            List<@NonNull String> facts,

            @Description("What they do to the scores.") @NonNull
            TrustImpact impact) {}
}
