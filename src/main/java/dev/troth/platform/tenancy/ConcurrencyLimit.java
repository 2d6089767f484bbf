package dev.troth.platform.tenancy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Maximum number of requests of one workspace that run at the same time on this node. Further ones wait, without holding a
 * thread or a connection, so the load of one workspace leaves both to the others.
 */
public final class ConcurrencyLimit {
    private final Vertx vertx;
    private final int most;
    private final int waiting;
    private final Map<UUID, Lane> lanes = new HashMap<>();

    /** @param waiting maximum number of requests of a workspace that wait */
    public ConcurrencyLimit(Vertx vertx, int most, int waiting) {
        this.vertx = vertx;
        this.most = most;
        this.waiting = waiting;
    }

    /** Too many requests of the workspace wait. */
    public static final class Crowded extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crowded(int waiting) {
            super(
                    "The workspace has %d waiting requests on this node, which is the maximum. Maybe retry in a moment?"
                            .formatted(waiting),
                    null,
                    false,
                    false);
        }
    }

    private static final class Lane {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    /**
     * Waits for the turn of a request.
     *
     * @return completes on the context of the caller with the action that ends the turn; fails with {@link Crowded}
     */
    public Future<Runnable> enter(UUID workspace) {
        AtomicBoolean ended = new AtomicBoolean();
        Runnable leave = () -> {
            if (ended.compareAndSet(false, true)) {
                leave(workspace);
            }
        };
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(workspace, unknown -> new Lane());
            if (lane.running < most) {
                lane.running++;
                return Future.succeededFuture(leave);
            }
            if (lane.waiting.size() >= waiting) {
                return Future.failedFuture(new Crowded(waiting));
            }
            Context context = vertx.getOrCreateContext();
            Promise<Runnable> turn = Promise.promise();
            lane.waiting.add(() -> context.runOnContext(now -> turn.complete(leave)));
            return turn.future();
        }
    }

    private void leave(UUID workspace) {
        Runnable next;
        synchronized (lanes) {
            Lane lane = lanes.get(workspace);
            next = lane == null ? null : lane.waiting.poll();
            if (next == null && lane != null && --lane.running == 0) {
                lanes.remove(workspace);
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
