package dev.troth.platform.security;

import dev.troth.platform.tenancy.WorkspaceScope;
import java.util.Optional;

/** Binds a caller, and the caller's view, to running work. */
public final class CallerScope {
    private static final ScopedValue<Caller> BOUND = ScopedValue.newInstance();

    private CallerScope() {}

    /** Runs the work on behalf of a caller. */
    public static <T, X extends Throwable> T within(Caller caller, ScopedValue.CallableOp<T, X> work) throws X {
        return WorkspaceScope.within(
                caller.view(), () -> ScopedValue.where(BOUND, caller).call(work));
    }

    /** Returns the caller of the running work; empty if it runs on behalf of none. */
    public static Optional<Caller> bound() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }

    /** The caller of the running work. */
    public static Caller current() {
        return BOUND.get();
    }
}
