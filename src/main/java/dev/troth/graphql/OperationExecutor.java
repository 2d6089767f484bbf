package dev.troth.graphql;

import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.ConcurrencyLimit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs operations on worker threads. Those of one workspace use at most a third of the database connections of the node, so
 * that slow ones do not keep other workspaces waiting.
 */
@ApplicationScoped
class OperationExecutor {
    private static final int SHARE = 3;
    private static final int WAITING = 1000;

    private final Vertx vertx;
    private final ConcurrencyLimit limit;

    OperationExecutor(Vertx vertx, @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.vertx = vertx;
        this.limit = new ConcurrencyLimit(vertx, Math.max(1, connections / SHARE), WAITING);
    }

    /**
     * Runs an operation when it is its turn.
     *
     * @return completes on the context of the caller; fails with a {@link RequestException} if too many operations wait
     */
    <T> Future<T> run(Caller caller, Callable<T> work) {
        return limit.enter(caller.view().workspace())
                .recover(OperationExecutor::refused)
                .compose(leave -> vertx.executeBlocking(work, false).onComplete(done -> leave.run()));
    }

    private static Future<Runnable> refused(Throwable fault) {
        return Future.failedFuture(
                fault instanceof ConcurrencyLimit.Crowded crowded
                        ? RequestException.of(ErrorCode.RATE_LIMITED, "%s", crowded.getMessage())
                        : fault);
    }
}
