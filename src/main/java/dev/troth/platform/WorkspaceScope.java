package dev.troth.platform;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work done for a workspace that no request stands behind: jobs, streams, deliveries. */
public final class WorkspaceScope {
    private static final ScopedValue<UUID> BOUND = ScopedValue.newInstance();

    private WorkspaceScope() {}

    /** Does something within a workspace. */
    public static <T> T within(UUID workspace, Supplier<T> work) {
        return ScopedValue.where(BOUND, workspace).call(work::get);
    }

    /** An executor whose work is done for a workspace, whoever gives it. */
    public static Executor within(UUID workspace, Executor executor) {
        return work ->
                executor.execute(() -> ScopedValue.where(BOUND, workspace).run(work));
    }

    /** The workspace that is worked for. */
    public static Optional<UUID> bound() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }
}
