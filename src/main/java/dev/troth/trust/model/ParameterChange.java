package dev.troth.trust.model;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Parameter in which two versions of the model differ.")
public record ParameterChange(
        @Description("Name of the version.") @NonNull String code,
        @Description("Value in this version.") double from,
        @Description("Value in the other version.") double to,
        @Description("Unit.") @NonNull String unit) {

    static List<ParameterChange> between(Parameters from, Parameters to) {
        return Arrays.stream(Parameter.values())
                .filter(parameter -> from.get(parameter) != to.get(parameter))
                .map(parameter ->
                        new ParameterChange(parameter.name(), from.get(parameter), to.get(parameter), parameter.unit()))
                .toList();
    }
}
