package dev.troth.exchange.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks.OneTimeTaskBuilder;
import dev.troth.exchange.ErrorPolicy;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Tasks;
import dev.troth.platform.WorkspaceScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes files, and sees to it that they are worked on. */
@ApplicationScoped
public class Jobs implements Tasks.TaskSource {
    private static final TaskDescriptor<String> TASK = TaskDescriptor.of("job", String.class);

    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int TRIES = 4;

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
    }

    @Override
    public List<Task<?>> tasks() {
        OneTimeTaskBuilder<String> job = com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(TASK);
        return List.of(job.onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(5)))
                .execute((instance, context) -> {
                    UUID home = UUID.fromString(instance.getData());
                    UUID id = UUID.fromString(instance.getId());
                    WorkspaceScope.within(home, () -> {
                        try {
                            runner.run(id);
                        } catch (RuntimeException fault) {
                            if (context.getExecution().consecutiveFailures < TRIES) {
                                throw fault;
                            }
                            LOG.errorf(fault, "Job %s is given up", id);
                            runner.giveUp(id);
                        }
                        return id;
                    });
                }));
    }

    /**
     * Stores a file and has it worked on.
     *
     * @throws dev.troth.platform.Refusal if the options make no sense for the format
     * @throws IOException if the file does not arrive whole
     */
    public JobView take(JobFormat format, ObjectNode options, boolean dryRun, ErrorPolicy policy, InputStream file)
            throws IOException {
        runner.reader(format).check(options);
        UUID id = store.create(format, options.toString(), dryRun, policy);
        files.store(id, file);
        start(id);
        return store.find(id).orElseThrow();
    }

    /** Has a job worked on whose file is there. */
    void start(UUID id) {
        store.queue(id);
        schedule(id);
    }

    void schedule(UUID id) {
        tasks.get()
                .client()
                .scheduleIfNotExists(TASK.instance(id.toString())
                        .data(workspace.id().toString())
                        .scheduledTo(Instant.EPOCH));
    }
}
