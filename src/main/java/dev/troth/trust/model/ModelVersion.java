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
@Description("A version of the model: its numbers, and where it stands. Every score names the version it is made by.")
public record ModelVersion(
        @Description("Its name, unique in the workspace; the standard one is \"1\".") @NonNull
        String version,

        @Description("Where it stands.") @NonNull ModelStatus status,

        @Description("The version it was made from; null for the standard one.") @Nullable
        String basedOn,

        @Description("What its author says about it.") @Nullable
        String note,

        @Description("Whether it becomes the active one as soon as it is computed for all accounts.")
        boolean activating,

        @Ignore int total,
        @Ignore int done,

        @Description("Why it could not be computed; null unless it could not.") @Nullable
        String failure,

        @Description("When it was made; null for the standard one.") @Nullable
        Instant createdAt,

        @Description("Since when it is computed for all accounts.") @Nullable
        Instant readyAt,

        @Description("When it became the active one last.") @Nullable
        Instant activatedAt,

        @Description("When it was retired last.") @Nullable Instant retiredAt,
        @Ignore Parameters numbers) {

    @Description("How far its computation is, 0 to 1; null when there is none.")
    public @Nullable Double getProgress() {
        boolean computed = status == ModelStatus.SHADOW || activating || done < total;
        return computed && total > 0 ? Double.valueOf((double) done / total) : null;
    }

    @NonNull
    @Description("All its numbers.")
    public List<@NonNull ModelParameter> getParameters() {
        return Arrays.stream(Parameter.values())
                .map(parameter -> ModelParameter.of(parameter, numbers))
                .toList();
    }
}
