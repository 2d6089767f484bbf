package dev.troth.exchange.source;

import dev.troth.exchange.reader.FileFormat;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Source as an API type. */
@Name("Source")
@Description("System that imports come from, with the options and the totals of its runs. Dry runs are not counted.")
public record SourceView(
        @Ignore UUID uuid,

        @Description("Name, unique in the workspace: the parameter source of POST /facts.") @NonNull
        String name,

        @Description("Format of its files.") @NonNull FileFormat format,

        @Description("Options of its imports as JSON, such as the mapping.") @NonNull
        String options,

        @Description("Number of runs.") int runs,

        @Description("Number of facts that its runs have appended, as a decimal string.") @NonNull
        String taken,

        @Description("Number of facts that its runs have amended, as a decimal string.") @NonNull
        String amended,

        @Description("Number of facts that were already stored, as a decimal string.") @NonNull
        String known,

        @Description(
                "Number of rejected entries and facts of all runs, as a decimal string. refusedEntries lists those that were "
                        + "not sent again.")
        @NonNull
        String refused,

        @Description("Number of skipped entries of all runs, as a decimal string.") @NonNull
        String skipped,

        @Description(
                "Last state that the source has sent (the value of the STATE message of Singer), as JSON: its next run continues from there. "
                        + "Also at /sources/{name}/state. Null if it has sent none.")
        @Nullable
        String state,

        @Description("End of the last run. Null before the first one.") @Nullable
        Instant lastRunAt,

        @Description("End of the last run that succeeded. Null before the first one.") @Nullable
        Instant lastSuccessAt,

        @Description("Seconds since the last run that succeeded. Null before the first one.") @Nullable
        Double lagSeconds,

        @Description("Time at which the source was created.") @NonNull
        Instant createdAt,

        @Description("Version of the source; increases with every change and every run.")
        int version)
        implements Node {
    static final String PREFIX = "src";

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
