package dev.troth.exchange.job;

import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.Findings;
import dev.troth.exchange.staging.EntryCollector;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.exchange.staging.StagedFactAppender.Step;
import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Changed only while its row is locked. */
@Entity
@Table(name = "job")
@DynamicUpdate
class JobEntity extends WorkspaceScopedEntity {
    @Enumerated(EnumType.STRING)
    FileFormat format;

    /** JSON that says how the file is to be read. */
    @JdbcTypeCode(SqlTypes.JSON)
    String options;

    /** Name of the source that sent the file. */
    @Nullable
    String source;

    /** Key or grant with whose rights the job runs; null for the caller of access mode local. */
    @Nullable
    UUID author;

    @Column(name = "dry_run")
    boolean dryRun;

    @Column(name = "on_error")
    @Enumerated(EnumType.STRING)
    ErrorPolicy errorPolicy;

    @Enumerated(EnumType.STRING)
    JobStatus state;

    @Enumerated(EnumType.STRING)
    JobPhase phase;

    long bytes;

    /** Entries of the file that were looked at, and the facts they make. */
    int read;

    int facts;

    /** Facts that were decided: accepted, amended, known or refused. */
    int done;

    int accepted;

    int amended;

    int known;

    int refused;

    /** {@link Findings} as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    String findings;

    /** Progress of the import. */
    @Column(name = "last_account")
    String lastAccount;

    @Column(name = "last_line")
    int lastLine;

    @Column(name = "last_number")
    int lastNumber;

    @Nullable
    String failure;

    boolean cancelled;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    int version;

    /** Fencing token: number of times a node has claimed the job. */
    @Column(name = "fencing_token")
    int fencingToken;

    protected JobEntity() {}

    JobEntity(
            UUID workspaceId,
            UUID id,
            FileFormat format,
            String options,
            @Nullable String source,
            @Nullable UUID author,
            boolean dryRun,
            ErrorPolicy errorPolicy,
            Instant createdAt) {
        super(workspaceId, id);
        this.format = format;
        this.options = options;
        this.source = source;
        this.author = author;
        this.dryRun = dryRun;
        this.errorPolicy = errorPolicy;
        this.createdAt = createdAt;
        state = JobStatus.UPLOADING;
        phase = JobPhase.READING;
        lastAccount = "";
        version = 1;
        findings = Findings.NONE.json();
    }

    int nextFencingToken() {
        return ++fencingToken;
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    boolean isValidated() {
        return state == JobStatus.VALIDATED;
    }

    void countChange() {
        version++;
    }

    void queue() {
        state = JobStatus.QUEUED;
    }

    void begin(JobPhase next, Instant now) {
        state = JobStatus.RUNNING;
        phase = next;
        if (startedAt == null) {
            startedAt = now;
        }
    }

    void clearStagedProgress() {
        read = 0;
        facts = 0;
        done = 0;
        accepted = 0;
        amended = 0;
        known = 0;
        refused = 0;
        findings = Findings.NONE.json();
        lastAccount = "";
        lastLine = 0;
        lastNumber = 0;
    }

    void progressReading(EntryCollector.Batch batch) {
        read = batch.read();
        facts = batch.facts();
        refused = batch.refusedCount();
        findings = batch.findings().json();
    }

    void progressAppending(Step step) {
        count(step);
        done += step.accepted() + step.amended() + step.known() + step.refused().size();
        lastAccount = step.place().account();
        lastLine = step.place().line();
        lastNumber = step.place().number();
    }

    /** @param rolledBack whether nothing was appended because of the rejected facts */
    void report(List<Step> steps, boolean rolledBack) {
        steps.forEach(this::count);
        done = facts;
        if (rolledBack) {
            accepted = 0;
            amended = 0;
        }
    }

    private void count(Step step) {
        accepted += step.accepted();
        amended += step.amended();
        known += step.known();
        refused += step.refused().size();
    }

    void finish(JobStatus outcome, @Nullable String reason, Instant now) {
        state = outcome;
        failure = reason;
        finishedAt = now;
    }

    void cancel() {
        cancelled = true;
    }

    /**
     * Turns a validated dry run into an import that is to be done.
     *
     * @param by key or grant that does
     */
    void commit(@Nullable UUID by) {
        author = by;
        dryRun = false;
        state = JobStatus.QUEUED;
        phase = JobPhase.READING;
        finishedAt = null;
        startedAt = null;
    }

    JobView view() {
        return new JobView(
                id,
                author,
                format,
                source,
                state,
                phase,
                dryRun,
                errorPolicy,
                Long.toString(bytes),
                read,
                facts,
                done,
                accepted,
                amended,
                known,
                refused,
                Findings.of(findings),
                failure,
                createdAt,
                startedAt,
                finishedAt,
                version);
    }
}
