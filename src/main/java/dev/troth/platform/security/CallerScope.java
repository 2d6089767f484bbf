package dev.troth.platform.security;

import dev.troth.platform.tenancy.WorkspaceScope;

/** Binds a caller, and the caller's view, to running work. */
public final class CallerScope {
    private static final ScopedValue<Caller> BOUND = ScopedValue.newInstance();

    private CallerScope() {}

    /** Runs the work on behalf of a caller. */
    public static <T, X extends Throwable> T within(Caller caller, ScopedValue.CallableOp<T, X> work) throws X {
        return WorkspaceScope.within(
                caller.view(), () -> ScopedValue.where(BOUND, caller).call(work));
    }

    /** The caller of the running work. */
    public static Caller current() {
        return BOUND.get();
    }
}
