package dev.troth.graphql;

import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.ConcurrencyLimit;
import dev.troth.platform.tenancy.OperationPool;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Runs operations on worker threads, and rejects those that would wait too long with an error of the API. */
@ApplicationScoped
class OperationExecutor {
    private final OperationPool pool;

    OperationExecutor(OperationPool pool) {
        this.pool = pool;
    }

    /**
     * Runs an operation when it is its turn.
     *
     * @return completes on the context of the caller; fails with a {@link RequestException} if too many operations wait
     */
    <T> Future<T> run(Caller caller, Callable<T> work) {
        return pool.run(caller.view().workspace(), work).recover(OperationExecutor::refused);
    }

    private static <T> Future<T> refused(Throwable fault) {
        return Future.failedFuture(
                fault instanceof ConcurrencyLimit.Crowded crowded
                        ? RequestException.of(ErrorCode.RATE_LIMITED, "%s", crowded.getMessage())
                        : fault);
    }
}
