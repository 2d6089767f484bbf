package dev.troth.platform.runtime;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
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

    /** Pause of a task that found no free slot. */
    private static final Duration TURN = Duration.ofSeconds(1);

    /** Its data are the workspace and the number of failures before its last wait for a slot. */
    private final TaskDescriptor<String> descriptor;

    private final String name;
    private final TaskSlots slots;
    private final Consumer<String> work;
    private final Consumer<String> giveUp;

    /**
     * @param name name of the kind of task
     * @param slots number of tasks that run at the same time; the others wait
     * @param work executes the task with this key
     * @param giveUp marks the task with this key as failed
     */
    public OneTimeTask(String name, TaskSlots slots, Consumer<String> work, Consumer<String> giveUp) {
        this.descriptor = TaskDescriptor.of(name, String.class);
        this.name = name;
        this.slots = slots;
        this.work = work;
        this.giveUp = giveUp;
    }

    /** Returns the task definition for the scheduler. */
    public Task<String> task() {
        return Tasks.custom(descriptor)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    String[] data = instance.getData().split(" ", 2);
                    UUID home = UUID.fromString(data[0]);
                    int failures = Integer.parseInt(data[1]) + context.getExecution().consecutiveFailures;
                    String key = instance.getId().substring(instance.getId().indexOf(' ') + 1);
                    if (slots.run(home, () -> run(key, failures))) {
                        return (done, task) -> task.remove();
                    }
                    // Counts as a success for the scheduler, which then forgets the failures.
                    return (done, task) ->
                            task.reschedule(done, done.getTimeDone().plus(TURN), home + " " + failures);
                });
    }

    /** Errors count as failures too, such as those of a file that needs more memory than there is. */
    private void run(String key, int failures) {
        try {
            work.accept(key);
        } catch (RuntimeException | Error fault) {
            if (failures + 1 < TRIES) {
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
                        .data(workspace + " 0")
                        .scheduledTo(Instant.EPOCH));
    }
}
