package dev.troth.platform.tenancy;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The worker threads of this node, for operations and for the events of subscriptions. Those of one workspace use at most
 * a third of the database connections. While more than one workspace is active, at most as many run as the node has
 * processors, in turn, so that a workspace with much work does not slow down the others.
 */
@ApplicationScoped
public class OperationPool {
    private static final int SHARE = 3;
    private static final int WAITING = 1000;

    private final Vertx vertx;
    private final ConcurrencyLimit limit;

    OperationPool(Vertx vertx, @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.vertx = vertx;
        this.limit = new ConcurrencyLimit(
                vertx, Math.max(1, connections / SHARE), Runtime.getRuntime().availableProcessors());
    }

    /**
     * Runs an operation of a workspace when it is its turn.
     *
     * @return completes on the context of the caller; fails with {@link ConcurrencyLimit.Crowded} if too many wait
     */
    public <T> Future<T> run(UUID workspace, Callable<T> work) {
        return limit.enter(workspace, WAITING)
                .compose(leave -> vertx.executeBlocking(work, false).onComplete(done -> leave.run()));
    }

    /**
     * Returns the executor of the events of a subscription. Any number of them may wait, because the number of
     * subscriptions is limited.
     */
    public Executor of(AccessContext context) {
        return WorkspaceScope.within(
                context,
                task -> limit.enter(context.workspace(), Integer.MAX_VALUE).onSuccess(leave -> run(task, leave)));
    }

    /** Returns whether no other workspace has used the node within the last second. */
    boolean isOnly(UUID workspace) {
        return limit.isOnly(workspace);
    }

    private static void run(Runnable task, Runnable leave) {
        try {
            Infrastructure.getDefaultWorkerPool().execute(() -> {
                try {
                    task.run();
                } finally {
                    leave.run();
                }
            });
        } catch (RuntimeException stopping) {
            leave.run();
            throw stopping;
        }
    }
}
