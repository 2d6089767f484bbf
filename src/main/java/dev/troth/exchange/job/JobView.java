package dev.troth.exchange.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Job as an API type. */
@Name("Job")
@Description("Import job: a file that is being imported into the ledger.")
@RegisterForReflection
public record JobView(
        @Ignore @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        UUID uuid,

        @Description("Format of the file.") @NonNull JobFormat format,
        @Description("State of the job.") @NonNull JobStatus status,
        @Description("Phase of the job.") @NonNull JobPhase phase,

        @Description("Whether the job only validates the file (dry run).")
        boolean dryRun,

        @Description("Handling of rejected entries.") @NonNull
        ErrorPolicy errorPolicy,

        @Description("Size of the file, in bytes, as a decimal string, because it may exceed a GraphQL Int.") @NonNull
        String bytes,

        @Description("Number of entries read from the file.")
        int read,

        @Description("Number of facts in these entries.") int facts,

        @Description("Number of facts that were appended, found to exist or rejected.")
        int done,

        @Description("Number of facts that were appended to the ledger, or would be.")
        int accepted,

        @Description("Number of facts that already existed.")
        int known,

        @Description("Number of rejected entries and facts; see errors, and the error file.")
        int refused,

        @Description("Reason of the failure. Null unless the job failed.") @Nullable
        String failure,

        @Description("Time at which the file was sent.") @NonNull
        Instant createdAt,

        @Description("Time at which processing started. Null before that.") @Nullable
        Instant startedAt,

        @Description("Time at which the job ended. Null before that.") @Nullable
        Instant finishedAt,

        @Description("Version of the job; increases with every change.")
        int version)
        implements Node {
    static final String PREFIX = "job";

    @Override
    @Id
    @NonNull
    @JsonProperty
    @Description("Opaque global id; stable. The error file is at /jobs/{id}/errors.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }

    @Description("Progress of the job, 0 to 1.")
    public double getProgress() {
        return switch (phase) {
            case READING -> status.isFinished() ? 1 : 0;
            case APPENDING -> status.isFinished() || facts == 0 ? 1 : (double) done / facts;
        };
    }
}
