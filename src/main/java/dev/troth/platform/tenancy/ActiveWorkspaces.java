package dev.troth.platform.tenancy;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The workspaces that were used within the last one to two seconds. Not thread safe. */
final class ActiveWorkspaces {
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private Set<UUID> current = new HashSet<>();
    private Set<UUID> previous = Set.of();
    private long began;

    ActiveWorkspaces(LongSupplier nanos) {
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    void add(UUID workspace) {
        turn();
        current.add(workspace);
    }

    /** Returns whether no other workspace is active. */
    boolean isOnly(UUID workspace) {
        turn();
        Set<UUID> only = Set.of(workspace);
        return only.containsAll(current) && only.containsAll(previous);
    }

    private void turn() {
        long now = nanos.getAsLong();
        long since = now - began;
        if (since >= PERIOD) {
            previous = since < 2 * PERIOD ? current : Set.of();
            current = new HashSet<>();
            began = now;
        }
    }
}
