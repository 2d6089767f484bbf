package dev.troth.trust.scenario;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ScenarioInput")
@Description("Scenario: a possible course of events.")
public record ScenarioInput(
        @Description("Name, repeated in the result.") @NonNull
        String name,

        @Description("Events in order; 1 to 100 steps.") @NonNull
        List<@NonNull HypotheticalInput> steps) {}
