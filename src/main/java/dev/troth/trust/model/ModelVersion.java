package dev.troth.trust.model;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameter.Prior;
import dev.troth.scoring.Parameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A version of the model. */
@Description("Version of the model: its parameters and its status. Every score contains the version that computed it.")
public record ModelVersion(
        @Description("Name, unique in the workspace; the standard version is \"1\".") @NonNull
        String version,

        @Description("Status.") @NonNull ModelStatus status,

        @Description("Version from which it was created. Null for the standard one.") @Nullable
        String basedOn,

        @Description("Note by its author. Null if there is none.") @Nullable
        String note,

        @Description("Whether it becomes active as soon as it is computed for all accounts.")
        boolean activating,

        @Ignore int total,
        @Ignore int done,

        @Description("Reason for which its computation failed. Null if it did not fail.") @Nullable
        String failure,

        @Description("Time at which it was created. Null for the standard one.") @Nullable
        Instant createdAt,

        @Description("Time since which it is computed for all accounts. Null if it is not.") @Nullable
        Instant readyAt,

        @Description("Time at which it last became active. Null if it never did.") @Nullable
        Instant activatedAt,

        @Description("Time at which it was last retired. Null if it never was.") @Nullable
        Instant retiredAt,

        @Ignore Parameters numbers) {

    @Description("Progress of its computation, 0 to 1. Null if there is none.")
    public @Nullable Double getProgress() {
        boolean computed = status == ModelStatus.SHADOW || activating || done < total;
        return computed && total > 0 ? Double.valueOf((double) done / total) : null;
    }

    @NonNull
    @Description("All parameters.")
    public List<@NonNull ModelParameter> getParameters() {
        return Arrays.stream(Parameter.values())
                .map(parameter -> ModelParameter.of(parameter, numbers))
                .toList();
    }

    @Description("Parameter of the model whose value is a choice.")
    public record ModelParameter(
            @Description("Name of the version.") @NonNull String code,
            @Description("Value in this version.") double value,
            @Description("Value in the standard version.") double standard,

            @Description("Smallest allowed value.") double min,

            @Description("Largest allowed value.") double max,

            @Description("Unit.") @NonNull String unit,

            @Description("Ground of the standard value: article and line (S0 to S4), a source, or \"judgement\".")
            @NonNull
            String ground,

            @Description("Source of the standard value, if it was measured. Null for other parameters.") @Nullable
            PriorSource prior) {

        @Description("Source of a value that was measured elsewhere, on another population.")
        public record PriorSource(
                @Description("Author or publication.") @NonNull
                String source,

                @Description("Population.") @NonNull String population,

                @Description("Year. Null if the source does not state it.") @Nullable
                Integer year,

                @Description(
                        "Whether this version has replaced it by a value learned from the outcomes of the workspace.")
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

    /** Status of a version of the model. */
    @Description("Status of a version of the model.")
    public enum ModelStatus {
        @Description("Not computed yet.")
        DRAFT,
        @Description("Computed in addition to the active one, and never shown as the score.")
        SHADOW,
        @Description("Computes all scores. There is always exactly one.")
        ACTIVE,
        @Description("No longer computed; stored for comparison, and can be activated again.")
        RETIRED
    }
}
