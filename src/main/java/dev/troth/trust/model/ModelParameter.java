package dev.troth.trust.model;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import dev.troth.scoring.Prior;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Parameter of the model whose value is a choice.")
public record ModelParameter(
        @Description("Name of the version.") @NonNull String code,
        @Description("Value in this version.") double value,
        @Description("Value in the standard version.") double standard,

        @Description("Smallest allowed value.") double min,

        @Description("Largest allowed value.") double max,

        @Description("Unit.") @NonNull String unit,

        @Description("Ground of the standard value: article and line (S0 to S4), a source, or \"judgement\".") @NonNull
        String ground,

        @Description("Source of the standard value, if it was measured. Null for other parameters.") @Nullable
        PriorSource prior) {

    @Description("Source of a value that was measured elsewhere, on another population.")
    public record PriorSource(
            @Description("Author or publication.") @NonNull String source,
            @Description("Population.") @NonNull String population,

            @Description("Year. Null if the source does not state it.") @Nullable
            Integer year,

            @Description("Whether this version has replaced it by a value learned from the outcomes of the workspace.")
            boolean replaced) {}

    static ModelParameter of(Parameter parameter, Parameters of) {
        return new ModelParameter(
                parameter.name(),
                of.get(parameter),
                parameter.standard(),
                parameter.min(),
                parameter.max(),
                parameter.unit(),
                parameter.ground(),
                Prior.of(parameter)
                        .map(prior -> new PriorSource(
                                prior.source(),
                                prior.population(),
                                prior.year(),
                                of.get(parameter) != parameter.standard()))
                        .orElse(null));
    }
}
