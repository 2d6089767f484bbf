package dev.troth.platform;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks.OneTimeTaskBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Work of one kind that is done once when somebody asks for it, within a workspace: written down, claimed by one node,
 * begun again by another one when that dies, tried again when it fails, and given up after some tries.
 */
public final class Errand {
    /** What people are told of work that is given up. */
    public static final String GIVEN_UP = "Something went wrong on our side, several times. It is in our log.";

    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int TRIES = 4;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final TaskDescriptor<String> descriptor;
    private final String name;
    private final Consumer<String> work;
    private final Consumer<String> giveUp;

    /**
     * @param name of this kind of work
     * @param work does it, given its key
     * @param giveUp tells that it will not be done, for a reason of ours
     */
    public Errand(String name, Consumer<String> work, Consumer<String> giveUp) {
        this.descriptor = TaskDescriptor.of(name, String.class);
        this.name = name;
        this.work = work;
        this.giveUp = giveUp;
    }

    /** How it is carried out. */
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
            LOG.errorf(fault, "%s %s is given up", name, key);
            giveUp.accept(key);
        }
    }

    /**
     * Has it done soon; nothing changes when it is written down already.
     *
     * @param key what is to be done; unique within the workspace
     */
    public void schedule(Tasks tasks, UUID workspace, String key) {
        tasks.client()
                .scheduleIfNotExists(descriptor
                        .instance(workspace + " " + key)
                        .data(workspace.toString())
                        .scheduledTo(Instant.EPOCH));
    }
}
