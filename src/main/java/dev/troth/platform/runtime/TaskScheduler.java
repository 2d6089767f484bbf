package dev.troth.platform.runtime;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Durable task scheduler: tasks are stored in the database and claimed by one node. Another node takes over when it
 * dies.
 */
@ApplicationScoped
public class TaskScheduler {

    /** More than the slots of all kinds of tasks ({@link TaskSlots}): tasks that wait for a slot need a thread briefly. */
    private static final int THREADS = 64;

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration SHUTDOWN = Duration.ofSeconds(2);

    /**
     * After everything else that a start does: a job that goes on would put rows into tables that are still to be filled
     * from the ledger, and a webhook would read a feed that is still to be put in order after a restore.
     */
    private static final int LAST = Interceptor.Priority.LIBRARY_AFTER - 1;

    private final DataSource dataSource;
    private final Instance<TaskSource> sources;
    private @Nullable Scheduler scheduler;

    TaskScheduler(DataSource dataSource, Instance<TaskSource> sources) {
        this.dataSource = dataSource;
        this.sources = sources;
    }

    /** Provides tasks. Recurring ones run from startup; the others run when they are scheduled. */
    public interface TaskSource {
        List<Task<?>> tasks();
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        List<Task<?>> onRequest = new ArrayList<>();
        List<RecurringTask<?>> always = new ArrayList<>();
        for (TaskSource source : sources) {
            for (Task<?> task : source.tasks()) {
                if (task instanceof RecurringTask<?> recurring) {
                    always.add(recurring);
                } else {
                    onRequest.add(task);
                }
            }
        }
        Scheduler started = Scheduler.create(dataSource, onRequest)
                .startTasks(always)
                .serializer(new Texts())
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .enableImmediateExecution()
                .shutdownMaxWait(SHUTDOWN)
                .build();
        scheduler = started;
        started.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /** Client to schedule tasks. */
    public SchedulerClient client() {
        if (scheduler == null) {
            throw new IllegalStateException("The task scheduler has not started yet.");
        }
        return scheduler;
    }

    /** Task data are strings; Java serialization is not used in the database. */
    private static final class Texts implements Serializer {
        @Override
        public byte[] serialize(@Nullable Object data) {
            return data == null ? new byte[0] : data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte[] data) {
            return type == String.class ? type.cast(new String(data, StandardCharsets.UTF_8)) : null;
        }
    }
}
