package dev.troth.platform.runtime;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks.OneTimeTaskBuilder;
import dev.troth.platform.tenancy.WorkspaceScope;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Durable one-time task in a workspace. It is stored in the database and claimed by one node. If the node dies, another
 * node starts it again; if it fails, it is retried and finally marked as failed.
 */
public final class OneTimeTask {
    /** Message for users about a task that failed permanently. */
    public static final String GIVEN_UP = "Internal error; all retries failed. The server log has the details.";

    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int TRIES = 4;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final TaskDescriptor<String> descriptor;
    private final String name;
    private final Consumer<String> work;
    private final Consumer<String> giveUp;

    /**
     * @param name name of the kind of task
     * @param work executes the task with this key
     * @param giveUp marks the task with this key as failed
     */
    public OneTimeTask(String name, Consumer<String> work, Consumer<String> giveUp) {
        this.descriptor = TaskDescriptor.of(name, String.class);
        this.name = name;
        this.work = work;
        this.giveUp = giveUp;
    }

    /** Returns the task definition for the scheduler. */
    public Task<String> task() {
        OneTimeTaskBuilder<String> task = com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(descriptor);
        return task.onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE)).execute((instance, context) -> {
            UUID home = UUID.fromString(instance.getData());
            String key = instance.getId().substring(instance.getId().indexOf(' ') + 1);
            WorkspaceScope.within(home, () -> {
                run(key, context.getExecution().consecutiveFailures);
                return home;
            });
        });
    }

    private void run(String key, int failures) {
        try {
            work.accept(key);
        } catch (RuntimeException fault) {
            if (failures < TRIES) {
                throw fault;
            }
            LOG.errorf(fault, "%s %s failed permanently", name, key);
            giveUp.accept(key);
        }
    }

    /**
     * Schedules the task for immediate execution. Does nothing if it is already scheduled.
     *
     * @param key key of the task, unique within the workspace
     */
    public void schedule(TaskScheduler scheduler, UUID workspace, String key) {
        scheduler
                .client()
                .scheduleIfNotExists(descriptor
                        .instance(workspace + " " + key)
                        .data(workspace.toString())
                        .scheduledTo(Instant.EPOCH));
    }
}
