package dev.troth.platform.tenancy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Maximum number of requests that run at the same time on this node, of one workspace, and of all workspaces while more
 * than one is active. Further ones wait, without holding a thread or a connection. The workspace with the fewest running
 * requests is next, and a request of a workspace without a running one never waits, so the load of one workspace leaves
 * threads, connections and processors to the others.
 */
public final class ConcurrencyLimit {
    private final Vertx vertx;
    private final int perWorkspace;
    private final int together;
    private final ActiveWorkspaces active;
    private final Map<UUID, Lane> lanes = new LinkedHashMap<>();
    private int running;

    /**
     * @param perWorkspace maximum number of running requests of one workspace
     * @param together maximum number of running requests while more than one workspace is active; exceeded only by the
     *     first request of a workspace
     */
    public ConcurrencyLimit(Vertx vertx, int perWorkspace, int together) {
        this.vertx = vertx;
        this.perWorkspace = perWorkspace;
        this.together = together;
        this.active = new ActiveWorkspaces(System::nanoTime);
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
        private final UUID workspace;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;

        Lane(UUID workspace) {
            this.workspace = workspace;
        }
    }

    /**
     * Waits for the turn of a request.
     *
     * @param waiting maximum number of requests of a workspace that wait
     * @return completes on the context of the caller with the action that ends the turn; fails with {@link Crowded}
     */
    public Future<Runnable> enter(UUID workspace, int waiting) {
        AtomicBoolean ended = new AtomicBoolean();
        Runnable leave = () -> {
            if (ended.compareAndSet(false, true)) {
                leave(workspace);
            }
        };
        synchronized (lanes) {
            active.add(workspace);
            Lane lane = lanes.computeIfAbsent(workspace, Lane::new);
            if (lane.waiting.isEmpty() && mayRun(lane)) {
                start(lane);
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

    /** Returns whether no other workspace is active. */
    boolean isOnly(UUID workspace) {
        synchronized (lanes) {
            return active.isOnly(workspace);
        }
    }

    private boolean mayRun(Lane lane) {
        return lane.running == 0
                || (lane.running < perWorkspace && (running < together || active.isOnly(lane.workspace)));
    }

    private void start(Lane lane) {
        lane.running++;
        running++;
    }

    private void leave(UUID workspace) {
        List<Runnable> next = new ArrayList<>();
        synchronized (lanes) {
            running--;
            lanes.computeIfPresent(
                    workspace, (any, lane) -> --lane.running == 0 && lane.waiting.isEmpty() ? null : lane);
            for (Optional<Lane> lane = first(); lane.isPresent(); lane = first()) {
                start(lane.get());
                next.add(lane.get().waiting.remove());
            }
        }
        next.forEach(Runnable::run);
    }

    private Optional<Lane> first() {
        return lanes.values().stream()
                .filter(lane -> !lane.waiting.isEmpty())
                .min(Comparator.comparingInt(lane -> lane.running))
                .filter(this::mayRun);
    }
}
