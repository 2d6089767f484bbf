package dev.troth.exchange.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.troth.exchange.ErrorPolicy;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Errand;
import dev.troth.platform.Housekeeping;
import dev.troth.platform.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** Accepts files and schedules their jobs. */
@ApplicationScoped
public class Jobs implements Tasks.TaskSource, Housekeeping {
    private final Errand errand;
    private final JobStore store;
    private final JobFiles files;
    private final JobRunner runner;
    private final CurrentWorkspace workspace;
    private final jakarta.enterprise.inject.Instance<Tasks> tasks;

    Jobs(
            JobStore store,
            JobFiles files,
            JobRunner runner,
            CurrentWorkspace workspace,
            jakarta.enterprise.inject.Instance<Tasks> tasks) {
        this.store = store;
        this.files = files;
        this.runner = runner;
        this.workspace = workspace;
        this.tasks = tasks;
        this.errand =
                new Errand("job", id -> runner.run(UUID.fromString(id)), id -> runner.giveUp(UUID.fromString(id)));
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(errand.task());
    }

    /**
     * Stores a file and schedules its job.
     *
     * @throws dev.troth.platform.Refusal if the options are not valid for the format
     * @throws IOException if the upload is incomplete
     */
    public JobView take(JobFormat format, ObjectNode options, boolean dryRun, ErrorPolicy policy, InputStream file)
            throws IOException {
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
        errand.schedule(tasks.get(), workspace.id(), id.toString());
    }

    /**
     * Schedules jobs again that have lost their task: a node may die before it schedules a job that it has queued, and a task
     * that is about to end takes no new request.
     */
    @Override
    public void tidy() {
        store.unfinished().forEach(this::schedule);
    }
}
