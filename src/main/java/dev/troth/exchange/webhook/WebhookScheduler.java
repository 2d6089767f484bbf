package dev.troth.exchange.webhook;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.troth.platform.runtime.TaskScheduler;
import dev.troth.platform.runtime.TaskSlots;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkspaceScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Schedules the processing of webhooks: a recurring task finds those with new facts or due deliveries, in one
 * workspace after the other, and assigns each to one node at a time.
 */
@ApplicationScoped
class WebhookScheduler implements TaskScheduler.TaskSource {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final TaskDescriptor<String> WORK = TaskDescriptor.of("webhook", String.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int AT_ONCE = 32;
    private static final int PER_WORKSPACE = 4;

    private final WebhookDispatcher dispatcher;
    private final WebhookStore store;
    private final CurrentWorkspace workspace;
    private final Instance<TaskScheduler> tasks;
    private final TaskSlots slots = new TaskSlots(AT_ONCE, PER_WORKSPACE);

    WebhookScheduler(
            WebhookDispatcher dispatcher,
            WebhookStore store,
            CurrentWorkspace workspace,
            Instance<TaskScheduler> tasks) {
        this.dispatcher = dispatcher;
        this.store = store;
        this.workspace = workspace;
        this.tasks = tasks;
    }

    @Override
    public List<Task<?>> tasks() {
        Task<?> look = com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("webhooks", FixedDelay.of(LOOK))
                .execute((instance, context) -> scheduleAll());
        Task<?> work = com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(WORK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((instance, context) -> {
                    UUID webhook = UUID.fromString(instance.getId());
                    // Without a free slot, nothing is done: the next look schedules the webhook again.
                    slots.run(UUID.fromString(instance.getData()), () -> dispatcher.work(webhook));
                });
        return List.of(look, work);
    }

    /** A failure in one workspace does not keep the others waiting. */
    private void scheduleAll() {
        for (UUID one : store.workspaces()) {
            try {
                WorkspaceScope.run(one, this::schedulePending);
            } catch (RuntimeException fault) {
                LOG.errorf(fault, "The webhooks of workspace %s could not be scheduled", one);
            }
        }
    }

    private void schedulePending() {
        for (UUID webhook : store.pending()) {
            tasks.get()
                    .client()
                    .scheduleIfNotExists(WORK.instance(webhook.toString())
                            .data(workspace.id().toString())
                            .scheduledTo(Instant.EPOCH));
        }
    }
}
