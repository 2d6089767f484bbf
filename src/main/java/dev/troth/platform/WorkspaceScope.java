package dev.troth.platform;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Binds a workspace to work that has no HTTP request: jobs, streams, deliveries. */
public final class WorkspaceScope {
    private static final ScopedValue<View> BOUND = ScopedValue.newInstance();

    private WorkspaceScope() {}

    /** Runs the work with access to a whole workspace. */
    public static <T, X extends Throwable> T within(UUID workspace, ScopedValue.CallableOp<T, X> work) throws X {
        return within(View.all(workspace), work);
    }

    /** Runs the work with access to the visible part of a workspace. */
    public static <T, X extends Throwable> T within(View view, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(BOUND, view).call(work);
    }

    /** Runs the work with access to a whole workspace. */
    public static void run(UUID workspace, Runnable work) {
        ScopedValue.where(BOUND, View.all(workspace)).run(work);
    }

    /** Returns an executor that runs all work with this view, regardless of the submitting thread. */
    public static Executor within(View view, Executor executor) {
        return work -> executor.execute(() -> ScopedValue.where(BOUND, view).run(work));
    }

    /** The bound view. */
    public static Optional<View> bound() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }
}
