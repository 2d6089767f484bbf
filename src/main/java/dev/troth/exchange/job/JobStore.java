package dev.troth.exchange.job;

import dev.troth.exchange.job.JobErrorEntity.JobErrorRepository;
import dev.troth.exchange.job.JobFileChunkEntity.JobFileChunkRepository;
import dev.troth.exchange.job.JobSkippedEntryEntity.JobSkippedEntryRepository;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.RefusedEntry;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.exchange.reader.SkippedEntry;
import dev.troth.exchange.staging.EntryCollector;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.exchange.staging.StagedFactAppender.Place;
import dev.troth.exchange.staging.StagedFactAppender.Step;
import dev.troth.exchange.staging.StagingTable;
import dev.troth.ledger.ErasableTable;
import dev.troth.ledger.TextPseudonymizer;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.StorableText;
import dev.troth.platform.database.ChangeNotifier;
import dev.troth.platform.database.Database;
import dev.troth.platform.database.RowBatch;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores jobs. Every change notifies the subscribers of the job. */
@ApplicationScoped
class JobStore implements NodeSource, Housekeeping, ErasableTable {
    static final int ERRORS_KEPT = 100_000;

    private static final int SKIPS_KEPT = 10_000;

    private static final Duration DRY_RUNS_KEPT = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final JobRepository jobs;
    private final JobFileChunkRepository chunks;
    private final JobErrorRepository errors;
    private final JobSkippedEntryRepository skips;
    private final StagingTable staging;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final ChangeNotifier notifier;
    private final EntryAccess access;
    private final Clock clock;
    private final Instance<JobListener> listeners;

    JobStore(
            JobRepository jobs,
            JobFileChunkRepository chunks,
            JobErrorRepository errors,
            JobSkippedEntryRepository skips,
            StagingTable staging,
            Database database,
            CurrentWorkspace workspace,
            ChangeNotifier notifier,
            EntryAccess access,
            Clock clock,
            Instance<JobListener> listeners) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.errors = errors;
        this.skips = skips;
        this.staging = staging;
        this.database = database;
        this.workspace = workspace;
        this.notifier = notifier;
        this.access = access;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Name of the notification topic for the jobs of a workspace. */
    static String topic(UUID workspace) {
        return "jobs:" + workspace;
    }

    @Override
    public String prefix() {
        return JobView.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, JobView> nodes(Collection<UUID> ids, AsOf moment) {
        return jobs.views(workspace.id(), ids, JobEntity::view);
    }

    @Transactional
    Optional<JobView> find(UUID id) {
        return jobs.find(workspace.id(), id).map(JobEntity::view);
    }

    Optional<JobView> find(String id) {
        return find(GlobalId.parse(JobView.PREFIX, id));
    }

    /** Returns the newest jobs. */
    @Transactional
    List<JobView> newest(int first, @Nullable UUID before) {
        return jobs.newest(workspace.id(), first, before).stream()
                .map(JobEntity::view)
                .toList();
    }

    /** Creates a job whose file has not been uploaded yet. */
    @Transactional
    UUID create(
            FileFormat format,
            String options,
            @Nullable String source,
            @Nullable UUID author,
            boolean dryRun,
            ErrorPolicy policy) {
        JobEntity job = new JobEntity(
                workspace.id(), Ids.next(), format, options, source, author, dryRun, policy, clock.instant());
        jobs.persist(job);
        return job.id();
    }

    /**
     * Lease of a node on a job, with a fencing token. When another node takes over the job, it gets a higher token, and
     * all further writes with this one fail.
     */
    record FencingToken(UUID job, int number) {}

    /** Another node has taken over the job. */
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Superseded() {
            super("superseded", null, false, false);
        }
    }

    /** Acquires a lease on a job; empty if the job has ended or was deleted. */
    @Transactional
    Optional<FencingToken> claim(UUID job) {
        return jobs.lock(workspace.id(), job)
                .filter(found -> !found.isFinished())
                .map(found -> new FencingToken(job, found.nextFencingToken()));
    }

    /** Locks the lease until the end of the transaction, so that no other node can take over before that. */
    @Transactional(TxType.MANDATORY)
    void hold(FencingToken token) {
        locked(token);
    }

    private JobEntity locked(FencingToken token) {
        return jobs.lock(workspace.id(), token.job, token.number).orElseThrow(Superseded::new);
    }

    @Transactional
    String options(UUID job) {
        return jobs.options(workspace.id(), job);
    }

    /** Returns the position in the import of a job. */
    @Transactional
    Place place(UUID job) {
        return jobs.place(workspace.id(), job);
    }

    /** Returns whether the job was cancelled. */
    @Transactional
    boolean isCancelled(UUID job) {
        return jobs.isCancelled(workspace.id(), job).orElse(true);
    }

    @Transactional
    void queue(UUID job) {
        change(jobs.lock(workspace.id(), job).orElseThrow(), JobEntity::queue);
    }

    /** The jobs that a task should work on. */
    @Transactional
    List<UUID> unfinished() {
        return jobs.unfinished(workspace.id());
    }

    @Transactional
    void begin(FencingToken token, JobPhase phase) {
        change(locked(token), job -> job.begin(phase, clock.instant()));
    }

    /** Deletes the results of an earlier attempt, so that the file is read from the start. */
    @Transactional
    void clearStagedProgress(FencingToken token) {
        change(locked(token), JobEntity::clearStagedProgress);
        errors.deleteOfJob(workspace.id(), token.job);
        skips.deleteOfJob(workspace.id(), token.job);
        staging.delete(token.job);
    }

    /** Stores the progress of reading, in the transaction that stages the facts. */
    @Transactional(TxType.MANDATORY)
    void progressReading(FencingToken token, EntryCollector.Batch batch) {
        change(locked(token), job -> job.progressReading(batch));
    }

    /** Stores the progress of appending, in the transaction that appends the facts. */
    @Transactional(TxType.MANDATORY)
    void progressAppending(FencingToken token, Step step) {
        change(locked(token), job -> job.progressAppending(step));
        addErrors(token.job, step.refused());
    }

    @Transactional
    void finish(FencingToken token, JobStatus state, @Nullable String failure) {
        JobEntity ended = locked(token);
        change(ended, job -> job.finish(state, failure, clock.instant()));
        listeners.forEach(listener -> listener.ended(ended.view()));
        if (state != JobStatus.VALIDATED) {
            chunks.deleteFile(workspace.id(), token.job);
        }
        staging.delete(token.job);
    }

    /**
     * Stores the result of an import that was committed or rolled back as a whole.
     *
     * @param rolledBack whether nothing was appended because of the rejected facts
     */
    @Transactional
    void report(FencingToken token, List<Step> steps, boolean rolledBack) {
        change(locked(token), job -> job.report(steps, rolledBack));
        steps.forEach(step -> addErrors(token.job, step.refused()));
    }

    /**
     * Requests the cancellation of a job.
     *
     * @return whether the job was still running
     */
    @Transactional
    boolean cancel(UUID job) {
        return changeIf(job, found -> !found.isFinished(), JobEntity::cancel);
    }

    /**
     * Starts the import of a validated dry run.
     *
     * @throws RejectedException if the job is not a completed dry run, or its file was deleted
     */
    @Transactional
    void commit(UUID job, @Nullable UUID author) {
        if (!chunks.hasFile(workspace.id(), job)
                || !changeIf(job, JobEntity::isValidated, validated -> validated.commit(author))) {
            throw RejectedException.transition(
                    "Only a completed dry run can be imported, within 24 hours. Maybe send the file again?");
        }
    }

    /** Stores rejected entries, up to {@link #ERRORS_KEPT} of a job. */
    @Transactional(TxType.MANDATORY)
    void addErrors(UUID job, List<RefusedEntry> refused) {
        List<RefusedEntry> kept = first(refused, ERRORS_KEPT, () -> errors.countOfJob(workspace.id(), job));
        if (kept.isEmpty()) {
            return;
        }
        RowBatch rows = new RowBatch();
        for (RefusedEntry error : kept) {
            rows.row(
                    workspace.id(),
                    job,
                    error.number(),
                    error.problem().code(),
                    StorableText.cleaned(error.problem().message()),
                    error.problem().field(),
                    error.entry() == null ? null : StorableText.cleaned(error.entry()));
        }
        database.insert("job_error", "workspace_id, job_id, line, code, message, field, entry", rows);
    }

    /** Stores skipped entries, up to {@link #SKIPS_KEPT} of a job. */
    @Transactional(TxType.MANDATORY)
    void addSkipped(UUID job, List<SkippedEntry> skipped) {
        List<SkippedEntry> kept = first(skipped, SKIPS_KEPT, () -> skips.countOfJob(workspace.id(), job));
        if (kept.isEmpty()) {
            return;
        }
        RowBatch rows = new RowBatch();
        for (SkippedEntry one : kept) {
            String label = one.label();
            rows.row(
                    workspace.id(),
                    job,
                    one.line(),
                    one.reason(),
                    one.parts(),
                    label == null ? null : StorableText.cleaned(label));
        }
        database.insert("job_skipped_entry", "workspace_id, job_id, line, reason, parts, label", rows);
    }

    private static <T> List<T> first(List<T> all, long most, LongSupplier stored) {
        return all.isEmpty() ? all : all.subList(0, (int) Math.clamp(most - stored.getAsLong(), 0, all.size()));
    }

    /** Returns the first skipped entries with a reason; with any reason if it is null. */
    @Transactional
    List<SkippedEntry> skipped(JobView job, @Nullable SkipReason reason, int first) {
        boolean labelled = access.isReadable(job);
        return skips.ofJob(workspace.id(), job.uuid(), reason, first).stream()
                .map(skip -> skip.view(labelled))
                .toList();
    }

    @Transactional
    List<EntryError> errors(JobView job, int first) {
        UnaryOperator<EntryError> shown = access.isReadable(job) ? UnaryOperator.identity() : EntryAccess::hidden;
        return errors.ofJob(workspace.id(), job.uuid(), first).stream()
                .map(JobErrorEntity::view)
                .map(shown)
                .toList();
    }

    /** Returns the rejected entries of a source that the caller may read and that were not sent again, oldest first. */
    @Transactional
    List<EntryError> refusedEntries(String source, int first) {
        return refused(source, first).stream().map(JobErrorEntity::view).toList();
    }

    /** Marks these entries as sent again. */
    @Transactional(TxType.MANDATORY)
    void markResent(String source, int first) {
        errors.markResent(refused(source, first));
    }

    private List<JobErrorEntity> refused(String source, int first) {
        return errors.ofSource(workspace.id(), source, access.isEveryFileReadable(), access.author(), first);
    }

    /** Deletes files of dry runs after a day, and jobs after a month. */
    @Override
    @Transactional
    public void runMaintenance() {
        Instant now = clock.instant();
        chunks.deleteOld(workspace.id(), now.minus(DRY_RUNS_KEPT));
        jobs.deleteFinishedBefore(workspace.id(), now.minus(KEPT));
    }

    /**
     * Columns with texts of files. Staged lines are not among them, because the ledger applies erasures when it appends
     * them.
     */
    @Override
    public List<TextColumn> texts() {
        return List.of(
                new TextColumn("job_error", "message", "text"),
                new TextColumn("job_error", "entry", "text"),
                new TextColumn("job_skipped_entry", "label", "text"),
                new TextColumn("job", "options", "jsonb"),
                new TextColumn("job", "failure", "text"),
                new TextColumn("job", "findings", "jsonb"));
    }

    /** A file can have any form, so those of dry runs, which may be kept for a day, are deleted as a whole. */
    @Override
    public int remove(TextPseudonymizer pseudonymizer) {
        chunks.deleteValidated(workspace.id());
        return 0;
    }

    private boolean changeIf(UUID job, Predicate<JobEntity> condition, Consumer<JobEntity> change) {
        Optional<JobEntity> found = jobs.lock(workspace.id(), job).filter(condition);
        found.ifPresent(entity -> change(entity, change));
        return found.isPresent();
    }

    /** Changes a job that is locked. */
    private void change(JobEntity job, Consumer<JobEntity> change) {
        change.accept(job);
        job.countChange();
        notifier.send(topic(workspace.id()));
    }
}
