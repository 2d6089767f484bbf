package dev.troth.platform;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Work done for a workspace that no request stands behind: jobs, streams, deliveries. */
public final class WorkspaceScope {
    private static final ScopedValue<UUID> BOUND = ScopedValue.newInstance();

    private WorkspaceScope() {}

    /** Does something within a workspace. */
    public static <T, X extends Throwable> T within(UUID workspace, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(BOUND, workspace).call(work);
    }

    /** Does something within a workspace. */
    public static void run(UUID workspace, Runnable work) {
        ScopedValue.where(BOUND, workspace).run(work);
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
