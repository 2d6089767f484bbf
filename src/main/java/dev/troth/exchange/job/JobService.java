package dev.troth.exchange.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.ImportOptions;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.runtime.OneTimeTask;
import dev.troth.platform.runtime.TaskScheduler;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** Accepts files and schedules their jobs. */
@ApplicationScoped
public class JobService implements TaskScheduler.TaskSource, Housekeeping {
    private final OneTimeTask task;
    private final JobStore store;
    private final JobFileStore files;
    private final JobRunner runner;
    private final CurrentWorkspace workspace;
    private final jakarta.enterprise.inject.Instance<TaskScheduler> tasks;

    JobService(
            JobStore store,
            JobFileStore files,
            JobRunner runner,
            CurrentWorkspace workspace,
            jakarta.enterprise.inject.Instance<TaskScheduler> tasks) {
        this.store = store;
        this.files = files;
        this.runner = runner;
        this.workspace = workspace;
        this.tasks = tasks;
        this.task =
                new OneTimeTask("job", id -> runner.run(UUID.fromString(id)), id -> runner.giveUp(UUID.fromString(id)));
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(task.task());
    }

    /**
     * Stores a file and schedules its job.
     *
     * @throws dev.troth.platform.common.RejectedException if the options are not valid for the format
     * @throws IOException if the upload is incomplete
     */
    public JobView take(FileFormat format, ObjectNode options, boolean dryRun, ErrorPolicy policy, InputStream file)
            throws IOException {
        ImportOptions.onChange(format, options);
        runner.reader(format).check(options);
        UUID id = store.create(format, options.toString(), dryRun, policy);
        files.store(id, file);
        start(id);
        return store.find(id).orElseThrow();
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
