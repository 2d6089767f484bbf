package dev.troth.trust.model;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A number in which two versions of the model differ.")
public record ParameterChange(
        @Description("Its name.") @NonNull String code,
        @Description("Its value in this version.") double from,
        @Description("Its value in the other.") double to,
        @Description("What it is counted in.") @NonNull String unit) {

    static List<ParameterChange> between(Parameters from, Parameters to) {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> from.get(parameter) != to.get(parameter))
                .map(parameter ->
                        new ParameterChange(parameter.name(), from.get(parameter), to.get(parameter), parameter.unit()))
                .toList();
    }
}
