package dev.troth.graphql;

import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.Caller;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Caller of a connection that stays open, with the credential that it brought. Its rights are those of now: every operation
 * and every item is checked, and the connection ends when the credential is revoked, expires, or gets other rights.
 */
final class ConnectedCaller {
    static final String REASON = "The credential is no longer valid, or its rights have changed";

    private final AccessControl accessControl;
    private final @Nullable String authorization;
    private final @Nullable String workspace;
    private final Caller caller;

    ConnectedCaller(
            AccessControl accessControl, @Nullable String authorization, @Nullable String workspace, Caller caller) {
        this.accessControl = accessControl;
        this.authorization = authorization;
        this.workspace = workspace;
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    /** May query the database, so it must not run on an event loop. */
    boolean isPermitted() {
        return accessControl.isUnchanged(authorization, workspace, caller);
    }

    /**
     * Checks the rights on a worker thread. If they cannot be read, nothing happens: no operation and no item is served
     * without this check, and the connection lasts until the database is available again.
     */
    void check(Vertx vertx, Runnable withdrawn) {
        vertx.executeBlocking(this::isPermitted, false).onSuccess(permitted -> {
            if (!permitted) {
                withdrawn.run();
            }
        });
    }
}
