package dev.troth.exchange.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.exchange.job.JobStatus;
import dev.troth.exchange.job.JobView;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Changed only while its row is locked. */
@Entity
@Table(name = "import_source")
@DynamicUpdate
class SourceEntity extends WorkspaceScopedEntity {
    String name;

    @Enumerated(EnumType.STRING)
    FileFormat format;

    /** Options of the reader as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    String options;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String state;

    int runs;

    long accepted;

    long amended;

    long known;

    long refused;

    long skipped;

    @Column(name = "last_run_at")
    @Nullable
    Instant lastRunAt;

    @Column(name = "last_success_at")
    @Nullable
    Instant lastSuccessAt;

    @Column(name = "created_at")
    Instant createdAt;

    int version;

    protected SourceEntity() {}

    void change(FileFormat newFormat, String newOptions) {
        format = newFormat;
        options = newOptions;
        version++;
    }

    /** Counts a run. The state moves on only with a run that succeeded. */
    void count(JobView job, Instant now) {
        runs++;
        accepted += job.accepted();
        amended += job.amended();
        known += job.known();
        refused += job.refused();
        skipped += job.getSkipped();
        lastRunAt = now;
        if (job.status() == JobStatus.SUCCEEDED) {
            lastSuccessAt = now;
            JsonNode latest = job.findings().state();
            if (latest != null) {
                state = latest.toString();
            }
        }
        version++;
    }

    SourceView view(Clock clock) {
        Instant success = lastSuccessAt;
        return new SourceView(
                id,
                name,
                format,
                options,
                runs,
                Long.toString(accepted),
                Long.toString(amended),
                Long.toString(known),
                Long.toString(refused),
                Long.toString(skipped),
                state,
                lastRunAt,
                success,
                success == null ? null : (double) clock.instant().getEpochSecond() - success.getEpochSecond(),
                createdAt,
                version);
    }
}
