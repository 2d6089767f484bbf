package dev.troth.trust.scenario;

import dev.troth.trust.TrustImpact;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Several scenarios side by side. Nothing is stored.")
public record Simulation(
        @Description("Time as of which all of them are computed.") @NonNull
        Instant asOf,

        @Description("Scores if none of the scenarios happens.") @NonNull
        TrustImpact.ScoreSet before,

        @Description("Scenarios, in the order of the input.") @NonNull
        List<@NonNull Scenario> scenarios) {

    @Description("Scenario with its effect on the scores.")
    public record Scenario(
            @Description("Name from the input.") @NonNull String name,

            @Description("Facts of the scenario, as lines of JSON.") @NonNull
            List<@NonNull String> facts,

            @Description("Effect on the scores.") @NonNull TrustImpact impact) {}
}
