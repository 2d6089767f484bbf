package dev.troth.exchange.webhook;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.troth.platform.Database;
import dev.troth.platform.Tasks;
import dev.troth.platform.WorkspaceScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Schedules the processing of webhooks: a recurring task finds webhooks with new facts or due deliveries, and assigns
 * each to one node at a time.
 */
@ApplicationScoped
class Webhooks implements Tasks.TaskSource {
    private static final TaskDescriptor<String> WORK = TaskDescriptor.of("webhook", String.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Deliveries deliveries;
    private final Database database;
    private final Instance<Tasks> tasks;

    Webhooks(Deliveries deliveries, Database database, Instance<Tasks> tasks) {
        this.deliveries = deliveries;
        this.database = database;
        this.tasks = tasks;
    }

    @Override
    public List<Task<?>> tasks() {
        Task<?> look = com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("webhooks", FixedDelay.of(LOOK))
                .execute((instance, context) -> look());
        Task<?> work = com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(WORK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((instance, context) -> WorkspaceScope.within(UUID.fromString(instance.getData()), () -> {
                    UUID id = UUID.fromString(instance.getId());
                    deliveries.work(id);
                    return id;
                }));
        return List.of(look, work);
    }

    private record Due(UUID workspace, UUID id) {}

    private void look() {
        database.query("""
                        select w.workspace_id, w.id from webhook w where w.active and (
                            exists (select 1 from fact f where f.workspace_id = w.workspace_id
                                      and (f.xid, f.seq) > (w.seen_xid, w.seen_seq)
                                      and f.xid < pg_snapshot_xmin(pg_current_snapshot()))
                            or exists (select 1 from webhook_delivery d where d.workspace_id = w.workspace_id
                                         and d.webhook_id = w.id and d.state = 'WAITING' and d.next_at <= now()))
                        """, row -> new Due(row.getObject("workspace_id", UUID.class), row.getObject("id", UUID.class)))
                .forEach(this::schedule);
    }

    private void schedule(Due due) {
        tasks.get()
                .client()
                .scheduleIfNotExists(WORK.instance(due.id.toString())
                        .data(due.workspace.toString())
                        .scheduledTo(java.time.Instant.EPOCH));
    }
}
