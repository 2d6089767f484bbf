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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of jobs. Whoever follows a job is woken by every change. */
@ApplicationScoped
class JobStore implements NodeSource, Housekeeping, Erasable {
    static final int ERRORS_KEPT = 100_000;

    private static final Duration DRY_RUNS_KEPT = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String COLUMNS = "select * from job where workspace_id = ?";

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Wakeups wakeups;
    private final Clock clock;

    JobStore(Database database, CurrentWorkspace workspace, Wakeups wakeups, Clock clock) {
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
        return database.byIds("job", workspace.id(), ids, JobStore::read);
    }

    @Transactional
    Optional<JobView> find(UUID id) {
        return database.query(COLUMNS + " and id = ?", JobStore::read, workspace.id(), id).stream()
                .findFirst();
    }

    Optional<JobView> find(String id) {
        return find(GlobalId.parse(JobView.PREFIX, id));
    }

    /** The newest jobs. */
    @Transactional
    List<JobView> newest(int first, @Nullable UUID before) {
        return database.query(
                COLUMNS + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
                JobStore::read,
                workspace.id(),
                before,
                before,
                first);
    }

    /** A job whose file is still to come. */
    @Transactional
    UUID create(JobFormat format, String options, boolean dryRun, ErrorPolicy policy) {
        UUID id = Ids.next();
        database.update("""
                insert into job (workspace_id, id, format, options, dry_run, on_error, state, phase, bytes, read, facts,
                    done, accepted, known, refused, last_account, last_line, last_number, cancelled, created_at, version)
                values (?, ?, ?, ?::jsonb, ?, ?, 'UPLOADING', 'READING', 0, 0, 0, 0, 0, 0, 0, '', 0, 0, false, ?, 1)
                """, workspace.id(), id, format.name(), options, dryRun, policy.name(), clock.instant());
        return id;
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
        return database.query("""
                        update job set turn = turn + 1 where workspace_id = ? and id = ? and finished_at is null
                        returning turn
                        """, row -> new Turn(job, row.getInt("turn")), workspace.id(), job).stream()
                .findFirst();
    }

    /** Holds on to a turn until the end of the transaction, so that nobody takes it before that. */
    @Transactional(TxType.MANDATORY)
    void hold(Turn turn) {
        boolean ours = !database.query(
                        "select 1 from job where workspace_id = ? and id = ? and turn = ? for update",
                        row -> 1,
                        workspace.id(),
                        turn.job,
                        turn.number)
                .isEmpty();
        if (!ours) {
            throw new Superseded();
        }
    }

    String options(UUID job) {
        return database.query(
                        "select options from job where workspace_id = ? and id = ?",
                        row -> row.getString("options"),
                        workspace.id(),
                        job)
                .getFirst();
    }

    /** How far the import of a job is. */
    Place place(UUID job) {
        return database.query(
                        "select last_account, last_line, last_number from job where workspace_id = ? and id = ?",
                        row -> new Place(
                                row.getString("last_account"), row.getInt("last_line"), row.getInt("last_number")),
                        workspace.id(),
                        job)
                .getFirst();
    }

    /** Whether somebody asked the job to stop. */
    boolean isCancelled(UUID job) {
        return database
                .query(
                        "select cancelled from job where workspace_id = ? and id = ?",
                        row -> row.getBoolean("cancelled"),
                        workspace.id(),
                        job)
                .stream()
                .findFirst()
                .orElse(true);
    }

    @Transactional
    void queue(UUID job) {
        change(job, "state = 'QUEUED'");
    }

    @Transactional
    void begin(Turn turn, JobPhase phase) {
        change(
                turn,
                "state = 'RUNNING', phase = ?, started_at = coalesce(started_at, ?)",
                phase.name(),
                clock.instant());
    }

    /** Begins to read from the start: whatever an earlier attempt had read is read again. */
    @Transactional
    void forgetReading(Turn turn) {
        change(
                turn,
                "read = 0, facts = 0, done = 0, accepted = 0, known = 0, refused = 0, last_account = '',"
                        + " last_line = 0, last_number = 0");
        database.update("delete from job_error where workspace_id = ? and job_id = ?", workspace.id(), turn.job);
        database.update("delete from staged_line where workspace_id = ? and import_id = ?", workspace.id(), turn.job);
    }

    /** How far the file was read; in the transaction that keeps what was read. */
    @Transactional(TxType.MANDATORY)
    void progressReading(Turn turn, int read, int facts, int refused) {
        change(turn, "read = ?, facts = ?, refused = ?", read, facts, refused);
    }

    /** What became of some facts; in the transaction that appends them. */
    @Transactional(TxType.MANDATORY)
    void progressAppending(Turn turn, Place place, int accepted, int known, int refused) {
        change(
                turn,
                "done = done + ?, accepted = accepted + ?, known = known + ?, refused = refused + ?, last_account = ?,"
                        + " last_line = ?, last_number = ?",
                accepted + known + refused,
                accepted,
                known,
                refused,
                place.account(),
                place.line(),
                place.number());
    }

    @Transactional
    void finish(Turn turn, JobStatus state, @Nullable String failure) {
        UUID job = turn.job;
        change(turn, "state = ?, failure = ?, finished_at = ?", state.name(), failure, clock.instant());
        if (state != JobStatus.VALIDATED) {
            database.update("delete from job_part where workspace_id = ? and job_id = ?", workspace.id(), job);
        }
        database.update("delete from staged_line where workspace_id = ? and import_id = ?", workspace.id(), job);
    }

    /** The counts of a run that was taken back, or kept, as a whole. */
    @Transactional
    void report(Turn turn, int accepted, int known, List<RefusedEntry> refused) {
        change(turn, "accepted = ?, known = ?, refused = refused + ?, done = facts", accepted, known, refused.size());
        addErrors(turn.job, refused);
    }

    /**
     * Asks a job to stop.
     *
     * @return whether it had not ended yet
     */
    @Transactional
    boolean cancel(UUID job) {
        return changeIf(job, "finished_at is null", "cancelled = true") > 0;
    }

    /**
     * Takes what a dry run has validated for real.
     *
     * @throws Refusal if it is no dry run that is through, or its file is kept no longer
     */
    @Transactional
    void commit(UUID job) {
        boolean there = !database.query(
                        "select 1 from job_part where workspace_id = ? and job_id = ? limit 1",
                        row -> 1,
                        workspace.id(),
                        job)
                .isEmpty();
        if (!there
                || changeIf(
                                job,
                                "state = 'VALIDATED'",
                                "dry_run = false, state = 'QUEUED', phase = 'READING', finished_at = null, started_at = null")
                        == 0) {
            throw Refusal.transition(
                    "Only a dry run that is through can be imported, within a day. Maybe send the file again?");
        }
    }

    /** An entry that was refused. */
    record RefusedEntry(int line, Problem problem, @Nullable String entry) {}

    @Transactional(TxType.MANDATORY)
    void addErrors(UUID job, List<RefusedEntry> errors) {
        for (RefusedEntry error : errors) {
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
        return database.query(
                """
                select line, code, message, field, entry from job_error where workspace_id = ? and job_id = ?
                order by line, number limit ?
                """,
                row -> new JobError(
                        row.getInt("line"),
                        row.getString("code"),
                        row.getString("message"),
                        row.getString("field"),
                        row.getString("entry")),
                workspace.id(),
                job,
                first);
    }

    /** Forgets files of dry runs after a day, and jobs after a month, in all workspaces. */
    @Override
    @Transactional
    public void tidy() {
        Instant now = clock.instant();
        database.update("""
                delete from job_part p using job j where j.workspace_id = p.workspace_id and j.id = p.job_id
                  and p.workspace_id = ?
                  and ((j.state = 'VALIDATED' and j.finished_at < ?) or (j.state = 'UPLOADING' and j.created_at < ?))
                """, workspace.id(), now.minus(DRY_RUNS_KEPT), now.minus(DRY_RUNS_KEPT));
        database.update("delete from job where workspace_id = ? and finished_at < ?", workspace.id(), now.minus(KEPT));
    }

    /** What is still staged goes through the ledger, which takes out whoever was erased. */
    @Override
    public List<TextColumn> texts() {
        return List.of(new TextColumn("job_error", "message", "text"), new TextColumn("job_error", "entry", "text"));
    }

    private void change(UUID job, String set, @Nullable Object... values) {
        changeIf(job, "true", set, values);
    }

    private void change(Turn turn, String set, @Nullable Object... values) {
        if (changeIf(turn.job, "turn = " + turn.number, set, values) == 0) {
            throw new Superseded();
        }
    }

    private int changeIf(UUID job, String condition, String set, @Nullable Object... values) {
        @Nullable Object[] all = Arrays.copyOf(values, values.length + 2);
        all[values.length] = workspace.id();
        all[values.length + 1] = job;
        int changed = database.update(
                "update job set " + set + ", version = version + 1 where workspace_id = ? and id = ? and " + condition,
                all);
        wakeups.send(topic(workspace.id()));
        return changed;
    }

    private static JobView read(ResultSet row) throws SQLException {
        return new JobView(
                row.getObject("id", UUID.class),
                JobFormat.valueOf(row.getString("format")),
                JobStatus.valueOf(row.getString("state")),
                JobPhase.valueOf(row.getString("phase")),
                row.getBoolean("dry_run"),
                ErrorPolicy.valueOf(row.getString("on_error")),
                row.getString("bytes"),
                row.getInt("read"),
                row.getInt("facts"),
                row.getInt("done"),
                row.getInt("accepted"),
                row.getInt("known"),
                row.getInt("refused"),
                row.getString("failure"),
                Database.instant(row, "created_at"),
                Database.instantOrNull(row, "started_at"),
                Database.instantOrNull(row, "finished_at"),
                row.getInt("version"));
    }
}
