package dev.troth.platform;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Work done for a workspace that no request stands behind: jobs, streams, deliveries. */
public final class WorkspaceScope {
    private static final ScopedValue<View> BOUND = ScopedValue.newInstance();

    private WorkspaceScope() {}

    /** Does something within all of a workspace. */
    public static <T, X extends Throwable> T within(UUID workspace, ScopedValue.CallableOp<T, X> work) throws X {
        return within(View.all(workspace), work);
    }

    /** Does something within as much of a workspace as somebody sees. */
    public static <T, X extends Throwable> T within(View view, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(BOUND, view).call(work);
    }

    /** Does something within all of a workspace. */
    public static void run(UUID workspace, Runnable work) {
        ScopedValue.where(BOUND, View.all(workspace)).run(work);
    }

    /** An executor whose work is done within as much of a workspace as somebody sees, whoever gives it. */
    public static Executor within(View view, Executor executor) {
        return work -> executor.execute(() -> ScopedValue.where(BOUND, view).run(work));
    }

    /** What is worked for. */
    public static Optional<View> bound() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }
}
