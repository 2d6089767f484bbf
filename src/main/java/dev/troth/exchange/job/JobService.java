package dev.troth.exchange.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.ImportOptions;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.runtime.OneTimeTask;
import dev.troth.platform.runtime.TaskScheduler;
import dev.troth.platform.runtime.TaskSlots;
import dev.troth.platform.security.AuthorRights;
import dev.troth.platform.tenancy.CurrentWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepts files and schedules their jobs. */
@ApplicationScoped
public class JobService implements TaskScheduler.TaskSource, Housekeeping {
    private static final int RESENT_AT_ONCE = 10_000;
    private static final int AT_ONCE = 8;
    private static final int PER_WORKSPACE = 1;

    private final OneTimeTask task;
    private final JobStore store;
    private final JobFileStore files;
    private final JobRunner runner;
    private final AuthorRights rights;
    private final CurrentWorkspace workspace;
    private final jakarta.enterprise.inject.Instance<TaskScheduler> tasks;

    JobService(
            JobStore store,
            JobFileStore files,
            JobRunner runner,
            AuthorRights rights,
            CurrentWorkspace workspace,
            jakarta.enterprise.inject.Instance<TaskScheduler> tasks) {
        this.store = store;
        this.files = files;
        this.runner = runner;
        this.rights = rights;
        this.workspace = workspace;
        this.tasks = tasks;
        this.task = new OneTimeTask(
                "job",
                new TaskSlots(AT_ONCE, PER_WORKSPACE),
                id -> runner.run(UUID.fromString(id)),
                id -> runner.giveUp(UUID.fromString(id)));
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(task.task());
    }

    /**
     * Stores a file and schedules its job.
     *
     * @throws dev.troth.platform.common.RejectedException if the options are not valid for the format, or the workspace has
     * too many jobs or too large files
     * @throws IOException if the upload is incomplete
     */
    public JobView take(
            FileFormat format,
            ObjectNode options,
            @Nullable String source,
            boolean dryRun,
            ErrorPolicy policy,
            InputStream file)
            throws IOException {
        check(format, options);
        files.checkRoom();
        UUID id = store.create(format, options.toString(), source, rights.author(), dryRun, policy);
        files.store(id, file);
        start(id);
        return store.find(id).orElseThrow();
    }

    /**
     * Validates the options of a reader.
     *
     * @throws dev.troth.platform.common.RejectedException if they are not valid for the format
     */
    public void check(FileFormat format, ObjectNode options) {
        ImportOptions.onChange(format, options);
        runner.reader(format).check(options);
    }

    /** Returns the rejected entries of a source that were not sent again, oldest first. */
    public List<EntryError> refusedEntries(String source, int first) {
        return store.refusedEntries(source, first);
    }

    /**
     * Imports the rejected entries of a source again.
     *
     * @param options options of the reader as JSON
     * @return the job; empty if there are no rejected entries
     */
    public Optional<JobView> resend(String source, FileFormat format, String options) {
        Optional<UUID> job = QuarkusTransaction.requiringNew().call(() -> {
            List<EntryError> refused = store.refusedEntries(source, RESENT_AT_ONCE);
            if (refused.isEmpty()) {
                return Optional.<UUID>empty();
            }
            store.markResent(source, RESENT_AT_ONCE);
            UUID id = store.create(format, options, source, rights.author(), false, ErrorPolicy.SKIP);
            String file = runner.reader(format).errorFile(runner.options(id), refused);
            files.storeText(id, file);
            store.queue(id);
            return Optional.of(id);
        });
        job.ifPresent(this::schedule);
        return job.flatMap(store::find);
    }

    /** Schedules a job whose file is complete. */
    void start(UUID id) {
        store.queue(id);
        schedule(id);
    }

    void schedule(UUID id) {
        task.schedule(tasks.get(), workspace.id(), id.toString());
    }

    /**
     * Schedules jobs again that have lost their task: a node may die before it schedules a job that it has queued, and a task
     * that is about to end takes no new request.
     */
    @Override
    public void runMaintenance() {
        store.unfinished().forEach(this::schedule);
    }
}
