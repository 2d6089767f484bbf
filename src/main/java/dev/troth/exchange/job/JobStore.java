package dev.troth.exchange.job;

import dev.troth.exchange.ErrorPolicy;
import dev.troth.exchange.StagedAppend.Place;
import dev.troth.ledger.Erasable;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Housekeeping;
import dev.troth.platform.Ids;
import dev.troth.platform.Moment;
import dev.troth.platform.Problem;
import dev.troth.platform.Refusal;
import dev.troth.platform.Wakeups;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps jobs. Whoever follows a job is woken by every change. */
@ApplicationScoped
class JobStore implements NodeSource, Housekeeping, Erasable {
    static final int ERRORS_KEPT = 100_000;

    private static final Duration DRY_RUNS_KEPT = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final JobRepository jobs;
    private final JobPartRepository parts;
    private final JobErrorRepository errors;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Wakeups wakeups;
    private final Clock clock;

    JobStore(
            JobRepository jobs,
            JobPartRepository parts,
            JobErrorRepository errors,
            Database database,
            CurrentWorkspace workspace,
            Wakeups wakeups,
            Clock clock) {
        this.jobs = jobs;
        this.parts = parts;
        this.errors = errors;
        this.database = database;
        this.workspace = workspace;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** What the topic of wake-ups about the jobs of a workspace is called. */
    static String topic(UUID workspace) {
        return "jobs:" + workspace;
    }

    @Override
    public String prefix() {
        return JobView.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, JobView> nodes(Collection<UUID> ids, Moment moment) {
        return jobs.views(workspace.id(), ids, JobEntity::view);
    }

    @Transactional
    Optional<JobView> find(UUID id) {
        return jobs.find(workspace.id(), id).map(JobEntity::view);
    }

    Optional<JobView> find(String id) {
        return find(GlobalId.parse(JobView.PREFIX, id));
    }

    /** The newest jobs. */
    @Transactional
    List<JobView> newest(int first, @Nullable UUID before) {
        return jobs.newest(workspace.id(), first, before).stream()
                .map(JobEntity::view)
                .toList();
    }

    /** A job whose file is still to come. */
    @Transactional
    UUID create(JobFormat format, String options, boolean dryRun, ErrorPolicy policy) {
        JobEntity job = new JobEntity(workspace.id(), Ids.next(), format, options, dryRun, policy, clock.instant());
        jobs.persist(job);
        return job.id();
    }

    /**
     * One node's attempt at a job. Whoever takes the job up after that has the next turn, and this one is over: all that is
     * done in it fails from then on, and changes nothing.
     */
    record Turn(UUID job, int number) {}

    /** Somebody else has taken the job up meanwhile. */
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Superseded() {
            super("superseded", null, false, false);
        }
    }

    /** Takes a job up; empty when it has ended, or is not there any more. */
    @Transactional
    Optional<Turn> take(UUID job) {
        return jobs.lock(workspace.id(), job)
                .filter(found -> !found.isFinished())
                .map(found -> new Turn(job, found.nextTurn()));
    }

    /** Holds on to a turn until the end of the transaction, so that nobody takes it before that. */
    @Transactional(TxType.MANDATORY)
    void hold(Turn turn) {
        locked(turn);
    }

    private JobEntity locked(Turn turn) {
        return jobs.lock(workspace.id(), turn.job, turn.number).orElseThrow(Superseded::new);
    }

    @Transactional
    String options(UUID job) {
        return jobs.options(workspace.id(), job);
    }

    /** How far the import of a job is. */
    @Transactional
    Place place(UUID job) {
        return jobs.place(workspace.id(), job);
    }

    /** Whether somebody asked the job to stop. */
    @Transactional
    boolean isCancelled(UUID job) {
        return jobs.isCancelled(workspace.id(), job).orElse(true);
    }

    @Transactional
    void queue(UUID job) {
        change(jobs.lock(workspace.id(), job).orElseThrow(), JobEntity::queue);
    }

    @Transactional
    void begin(Turn turn, JobPhase phase) {
        change(locked(turn), job -> job.begin(phase, clock.instant()));
    }

    /** Begins to read from the start: whatever an earlier attempt had read is read again. */
    @Transactional
    void forgetReading(Turn turn) {
        change(locked(turn), JobEntity::forgetReading);
        errors.deleteOfJob(workspace.id(), turn.job);
        database.update("delete from staged_line where workspace_id = ? and import_id = ?", workspace.id(), turn.job);
    }

    /** How far the file was read; in the transaction that keeps what was read. */
    @Transactional(TxType.MANDATORY)
    void progressReading(Turn turn, int read, int facts, int refused) {
        change(locked(turn), job -> job.progressReading(read, facts, refused));
    }

    /** What became of some facts; in the transaction that appends them. */
    @Transactional(TxType.MANDATORY)
    void progressAppending(Turn turn, Place place, int accepted, int known, int refused) {
        change(locked(turn), job -> job.progressAppending(place, accepted, known, refused));
    }

    @Transactional
    void finish(Turn turn, JobStatus state, @Nullable String failure) {
        change(locked(turn), job -> job.finish(state, failure, clock.instant()));
        if (state != JobStatus.VALIDATED) {
            parts.deleteFile(workspace.id(), turn.job);
        }
        database.update("delete from staged_line where workspace_id = ? and import_id = ?", workspace.id(), turn.job);
    }

    /** The counts of a run that was taken back, or kept, as a whole. */
    @Transactional
    void report(Turn turn, int accepted, int known, List<RefusedEntry> refused) {
        change(locked(turn), job -> job.report(accepted, known, refused.size()));
        addErrors(turn.job, refused);
    }

    /**
     * Asks a job to stop.
     *
     * @return whether it had not ended yet
     */
    @Transactional
    boolean cancel(UUID job) {
        return changeIf(job, found -> !found.isFinished(), JobEntity::cancel);
    }

    /**
     * Takes what a dry run has validated for real.
     *
     * @throws Refusal if it is no dry run that is through, or its file is kept no longer
     */
    @Transactional
    void commit(UUID job) {
        if (!parts.hasFile(workspace.id(), job) || !changeIf(job, JobEntity::isValidated, JobEntity::commit)) {
            throw Refusal.transition(
                    "Only a dry run that is through can be imported, within a day. Maybe send the file again?");
        }
    }

    /** An entry that was refused. */
    record RefusedEntry(int line, Problem problem, @Nullable String entry) {}

    @Transactional(TxType.MANDATORY)
    void addErrors(UUID job, List<RefusedEntry> refused) {
        for (RefusedEntry error : refused) {
            database.update(
                    """
                    insert into job_error (workspace_id, job_id, line, code, message, field, entry)
                    select ?, ?, ?, ?, ?, ?, ?
                    where (select count(*) from job_error where workspace_id = ? and job_id = ?) < ?
                    """,
                    workspace.id(),
                    job,
                    error.line,
                    error.problem.code().name(),
                    error.problem.message(),
                    error.problem.field(),
                    error.entry,
                    workspace.id(),
                    job,
                    ERRORS_KEPT);
        }
    }

    @Transactional
    List<JobError> errors(UUID job, int first) {
        return errors.ofJob(workspace.id(), job, first).stream()
                .map(JobErrorEntity::view)
                .toList();
    }

    /** Forgets files of dry runs after a day, and jobs after a month, in all workspaces. */
    @Override
    @Transactional
    public void tidy() {
        Instant now = clock.instant();
        parts.deleteOld(workspace.id(), now.minus(DRY_RUNS_KEPT));
        jobs.deleteFinishedBefore(workspace.id(), now.minus(KEPT));
    }

    /** What is still staged goes through the ledger, which takes out whoever was erased. */
    @Override
    public List<TextColumn> texts() {
        return List.of(new TextColumn("job_error", "message", "text"), new TextColumn("job_error", "entry", "text"));
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
        wakeups.send(topic(workspace.id()));
    }
}
