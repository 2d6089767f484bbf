package dev.troth.access;

import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.AccessContext;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkspaceScope;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Current tenant: the workspace that is bound to the running work, else the workspace of the caller of the HTTP
 * request.
 */
@ApplicationScoped
class RequestWorkspace implements CurrentWorkspace {
    @Override
    public Optional<AccessContext> view() {
        return WorkspaceScope.bound().or(() -> ofRequest().map(Caller::view));
    }

    /** Returns the authenticated caller of the current HTTP request. */
    static Optional<Caller> ofRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        CurrentVertxRequest request =
                Arc.container().instance(CurrentVertxRequest.class).get();
        return request == null || request.getCurrent() == null
                ? Optional.empty()
                : Optional.ofNullable(request.getCurrent().get(AuthenticationFilter.CALLER));
    }
}
