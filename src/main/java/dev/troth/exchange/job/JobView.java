package dev.troth.exchange.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.troth.exchange.ErrorPolicy;
import dev.troth.platform.GlobalId;
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

/** A job as callers see one. */
@Name("Job")
@Description("A file on its way into the ledger.")
@RegisterForReflection
public record JobView(
        @Ignore @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        UUID uuid,

        @Description("What kind of file it is.") @NonNull JobFormat format,
        @Description("Where it stands.") @NonNull JobStatus status,
        @Description("What it is at.") @NonNull JobPhase phase,

        @Description("Whether it only says what would be taken.")
        boolean dryRun,

        @Description("What it does about entries that are refused.") @NonNull
        ErrorPolicy errorPolicy,

        @Description("Size of the file, as a decimal string: it may be larger than a GraphQL Int.") @NonNull
        String bytes,

        @Description("How many entries of the file were looked at.")
        int read,

        @Description("How many facts they make.") int facts,
        @Description("How many of these were decided.") int done,

        @Description("How many are in the ledger now, or would be.")
        int accepted,

        @Description("How many were there already.") int known,

        @Description("How many entries or facts were refused; see errors, and the error file.")
        int refused,

        @Description("Why nothing was taken, or no more; null unless it failed.") @Nullable
        String failure,

        @Description("When the file was sent.") @NonNull Instant createdAt,

        @Description("When the work began; null before.") @Nullable
        Instant startedAt,

        @Description("When it ended; null before.") @Nullable
        Instant finishedAt,

        @Description("Counts its changes.") int version)
        implements Node {
    static final String PREFIX = "job";

    @Override
    @Id
    @NonNull
    @JsonProperty
    @Description("Opaque id; stable. Its error file is at /jobs/{id}/errors.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }

    @Description("How far it is, 0 to 1.")
    public double getProgress() {
        return switch (phase) {
            case READING -> status.isFinished() ? 1 : 0;
            case APPENDING -> status.isFinished() || facts == 0 ? 1 : (double) done / facts;
        };
    }
}
