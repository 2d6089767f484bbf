package dev.troth.trust.model;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import dev.troth.scoring.Prior;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("A number of the model that is a choice.")
public record ModelParameter(
        @Description("Its name.") @NonNull String code,
        @Description("Its value in this version.") double value,
        @Description("Its value in the standard version.") double standard,

        @Description("The smallest value that a version may have.")
        double min,

        @Description("The largest value that a version may have.")
        double max,

        @Description("What it is counted in.") @NonNull String unit,

        @Description("Why the standard is what it is: article and line (S0 to S4), a source, or \"judgement\".")
        @NonNull
        String ground,

        @Description("Where the number comes from, for those that are somebody's measurement; null for the others.")
        @Nullable
        PriorSource prior) {

    @Description("Where a number comes from that somebody measured, elsewhere and on others.")
    public record PriorSource(
            @Description("Who measured it.") @NonNull String source,
            @Description("On whom.") @NonNull String population,

            @Description("When; null where the source does not say.") @Nullable
            Integer year,

            @Description("Whether this version has replaced it by what your own outcomes say.")
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
