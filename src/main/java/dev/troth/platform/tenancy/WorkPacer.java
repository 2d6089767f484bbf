package dev.troth.platform.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Makes long work, such as exports, imports and backtests, pause while other workspaces are active, so that the threads
 * of one workspace use at most a quarter of the processors.
 */
@ApplicationScoped
public class WorkPacer {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

    private final OperationPool pool;
    private final CurrentWorkspace workspace;

    /** Not a constant: a native executable would have the one of the machine that built it. */
    private final double share = Runtime.getRuntime().availableProcessors() / 4.0;

    private final Map<UUID, Integer> threads = new HashMap<>();

    WorkPacer(OperationPool pool, CurrentWorkspace workspace) {
        this.pool = pool;
        this.workspace = workspace;
    }

    /** Begins work of the current workspace in the current thread. */
    public Pace begin() {
        return new Pace(workspace.require().workspace());
    }

    /** The work of one thread. */
    public final class Pace implements AutoCloseable {
        private final UUID workspace;
        private long began = System.nanoTime();

        private Pace(UUID workspace) {
            this.workspace = workspace;
            synchronized (threads) {
                threads.merge(workspace, 1, Integer::sum);
            }
        }

        /** Pauses in proportion to the time since the last pause. Hold no locks of rows. */
        public void pause() {
            long worked = System.nanoTime() - began;
            double idle = worked * (count() / share - 1);
            if (idle > 0 && !pool.isOnly(workspace)) {
                sleep(Math.min(LONGEST, (long) idle));
            }
            resume();
        }

        /** Continues after a time without work. */
        public void resume() {
            began = System.nanoTime();
        }

        private int count() {
            synchronized (threads) {
                return threads.getOrDefault(workspace, 1);
            }
        }

        private static void sleep(long nanos) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            synchronized (threads) {
                threads.computeIfPresent(workspace, (any, count) -> count == 1 ? null : count - 1);
            }
        }
    }
}
