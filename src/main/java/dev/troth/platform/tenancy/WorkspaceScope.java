package dev.troth.platform.tenancy;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Binds a workspace to work that has no HTTP request: jobs, streams, deliveries. */
public final class WorkspaceScope {
    private static final ScopedValue<AccessContext> BOUND = ScopedValue.newInstance();

    private WorkspaceScope() {}

    /** Runs the work with access to a whole workspace. */
    public static <T, X extends Throwable> T within(UUID workspace, ScopedValue.CallableOp<T, X> work) throws X {
        return within(AccessContext.all(workspace), work);
    }

    /** Runs the work with access to the visible part of a workspace. */
    public static <T, X extends Throwable> T within(AccessContext context, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(BOUND, context).call(work);
    }

    /** Runs the work with access to a whole workspace. */
    public static void run(UUID workspace, Runnable work) {
        ScopedValue.where(BOUND, AccessContext.all(workspace)).run(work);
    }

    /** Returns an executor that runs all work with this view, regardless of the submitting thread. */
    public static Executor within(AccessContext context, Executor executor) {
        return work -> executor.execute(() -> ScopedValue.where(BOUND, context).run(work));
    }

    /** The bound view. */
    public static Optional<AccessContext> bound() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }
}
