package dev.troth.platform.runtime;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.troth.platform.tenancy.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs the periodic maintenance of all components every minute on one node, in one workspace after the other. */
@ApplicationScoped
class HousekeepingTask implements TaskScheduler.TaskSource {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Instance<Housekeeping> work;
    private final Workspaces workspaces;

    HousekeepingTask(Instance<Housekeeping> work, Workspaces workspaces) {
        this.work = work;
        this.workspaces = workspaces;
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(
                        "housekeeping", FixedDelay.of(EVERY))
                .execute((instance, context) -> workspaces.forEach(() -> work.forEach(HousekeepingTask::tidy))));
    }

    private static void tidy(Housekeeping one) {
        try {
            one.runMaintenance();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "Housekeeping failed");
        }
    }
}
