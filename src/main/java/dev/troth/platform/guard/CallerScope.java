package dev.troth.platform.guard;

import dev.troth.platform.WorkspaceScope;

/** Work done for a caller: within what they see. */
public final class CallerScope {
    private static final ScopedValue<Caller> BOUND = ScopedValue.newInstance();

    private CallerScope() {}

    /** Does something for a caller. */
    public static <T, X extends Throwable> T within(Caller caller, ScopedValue.CallableOp<T, X> work) throws X {
        return WorkspaceScope.within(
                caller.view(), () -> ScopedValue.where(BOUND, caller).call(work));
    }

    /** For whom this is done. */
    public static Caller current() {
        return BOUND.get();
    }
}
