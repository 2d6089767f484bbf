package dev.troth.platform.runtime;

import dev.troth.platform.tenancy.WorkspaceScope;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Number of tasks of a kind that may run at the same time on this node, in total and of each workspace. The tasks of one
 * workspace, however many and slow, leave the other slots to the others.
 */
public final class TaskSlots {
    private final int most;
    private final int perWorkspace;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int running;

    public TaskSlots(int most, int perWorkspace) {
        this.most = most;
        this.perWorkspace = perWorkspace;
    }

    /** Runs the work of a workspace within it if a slot is free; returns whether it ran. */
    public boolean run(UUID workspace, Runnable work) {
        if (!take(workspace)) {
            return false;
        }
        try {
            WorkspaceScope.run(workspace, work);
            return true;
        } finally {
            release(workspace);
        }
    }

    /** Takes a slot, to be released by the caller; returns false if none is free. */
    synchronized boolean take(UUID workspace) {
        int own = taken.getOrDefault(workspace, 0);
        if (running >= most || own >= perWorkspace) {
            return false;
        }
        running++;
        taken.put(workspace, own + 1);
        return true;
    }

    synchronized void release(UUID workspace) {
        running--;
        taken.computeIfPresent(workspace, (any, own) -> own == 1 ? null : own - 1);
    }
}
