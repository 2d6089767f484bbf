package dev.troth.platform.security;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Authentication, authorization and audit, as the endpoints use them. */
public interface AccessControl {
    /** Header with the id of the workspace that a user means. */
    String WORKSPACE_HEADER = "Troth-Workspace";

    /** Interval at which the rights of the caller of a running request, or of an open connection, are checked. */
    Duration RECHECK = Duration.ofMillis(1500);

    /**
     * Returns the caller of a credential; empty if it is not valid. May query the database.
     *
     * @param authorization value of the Authorization header; null if it is absent
     * @param workspace value of the header {@value #WORKSPACE_HEADER}; null if it is absent
     */
    Optional<Caller> authenticate(@Nullable String authorization, @Nullable String workspace);

    /**
     * Returns the caller of a key or grant as of now, for work on behalf of a caller who is not connected; empty if it
     * was revoked or has expired. Must run within its workspace.
     *
     * @param credential id of the key or grant ({@link Caller#id()}); null for the caller of access mode local
     */
    Optional<Caller> present(@Nullable UUID credential);

    /**
     * Returns whether a credential still has the rights of the caller that it was resolved to, of at most three seconds
     * ago. May query the database.
     *
     * @param authorization value of the Authorization header; null if it is absent
     * @param workspace value of the header {@value #WORKSPACE_HEADER}; null if it is absent
     */
    default boolean isUnchanged(@Nullable String authorization, @Nullable String workspace, Caller caller) {
        return authenticate(authorization, workspace)
                .filter(now -> now.hasRightsOf(caller))
                .isPresent();
    }

    /**
     * Counts an operation of a caller against the rate limits.
     *
     * @return time to wait before the next one is served; empty if this one is served
     */
    Optional<Duration> pause(Caller caller);

    /** Returns the caller of the running work: of an operation, or of the current HTTP request; empty in the background. */
    Optional<Caller> current();

    /** Returns the authenticated caller of a request. */
    Optional<Caller> callerOf(RoutingContext request);

    /**
     * Returns the reason why a caller may not run an operation; empty if it may.
     *
     * @param coordinates fields such as {@code Mutation.makeCommitment} and arguments such as {@code
     * Query.account(ref:)}
     */
    Optional<String> denialReason(Caller caller, Set<String> coordinates);

    /**
     * Writes a request that the caller may not send to the audit log. Must run within the workspace of the caller.
     */
    void auditRefusal(AuditedRequest auditedRequest, Caller caller);

    /**
     * Writes a request to the audit log if it changes something, reads guarded fields or is the call of a tool. Must run within the workspace
     * of the caller, before the operation is executed.
     */
    void audit(AuditedRequest auditedRequest, Caller caller);
}
