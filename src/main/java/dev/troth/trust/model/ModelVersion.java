package dev.troth.trust.model;

import dev.troth.scoring.Parameter;
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
}
