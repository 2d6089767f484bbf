package dev.troth.platform.security;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Authentication, authorization and audit, as the endpoints use them. */
public interface AccessControl {

    /**
     * Returns the caller of a credential; empty if it is not valid. May query the database.
     *
     * @param authorization value of the Authorization header; null if it is absent
     */
    Optional<Caller> authenticate(@Nullable String authorization);

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
     * Writes a request to the audit log if it changes something or reads guarded fields. Must run within the workspace
     * of the caller, before the operation is executed.
     */
    void audit(AuditedRequest auditedRequest, Caller caller);
}
