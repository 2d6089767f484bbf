package dev.troth.trust.scenario;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("ScenarioInput")
@Description("A path that things could take.")
public record ScenarioInput(
        @Description("What you call it, to find it in the answer.") @NonNull
        String name,

        @Description("What would happen, in its order; 1 to 100 steps.") @NonNull
        List<@NonNull HypotheticalInput> steps) {}
