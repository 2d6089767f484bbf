package dev.troth.exchange.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.Findings;
import dev.troth.exchange.reader.SkipCount;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
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

        // The key or grant with whose rights it runs; null for the caller of access mode local.
        @Ignore @JsonIgnore @Nullable UUID author,

        @Description("Format of the file.") @NonNull FileFormat format,

        @Description("Name of the source that sent the file. Null without the parameter source.") @Nullable
        String source,

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

        @Description("Number of facts that were appended, amended, found to exist or rejected.")
        int done,

        @Description("Number of facts that were appended to the ledger, or would be.")
        int accepted,

        @Description("Number of facts that existed with different content and were amended, or would be.")
        int amended,

        @Description("Number of facts that already existed.")
        int known,

        @Description("Number of rejected entries and facts; see errors, and the error file.")
        int refused,

        @Ignore @JsonIgnore Findings findings,

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

    @Description("Number of entries that are valid and yield no fact; see skips for the reasons.")
    @JsonProperty
    public int getSkipped() {
        return findings.skipped();
    }

    @Description("Number of skipped entries, and of skipped parts of other entries, by reason.")
    @NonNull
    public List<@NonNull SkipCount> getSkips() {
        return findings.skips();
    }

    @Description("Assumptions about the file, such as its character set, as sentences. Empty if none were necessary.")
    @NonNull
    public List<@NonNull String> getNotices() {
        return findings.notices();
    }

    @Description("Progress of the job, 0 to 1.")
    public double getProgress() {
        return switch (phase) {
            case READING -> status.isFinished() ? 1 : 0;
            case APPENDING -> status.isFinished() || facts == 0 ? 1 : (double) done / facts;
        };
    }
}
