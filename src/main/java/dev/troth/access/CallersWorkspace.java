package dev.troth.access;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.View;
import dev.troth.platform.WorkspaceScope;
import dev.troth.platform.guard.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Current tenant: the workspace that is bound to the running work, else the workspace of the caller of the HTTP
 * request.
 */
@ApplicationScoped
class CallersWorkspace implements CurrentWorkspace {
    @Override
    public Optional<View> view() {
        return WorkspaceScope.bound().or(() -> ofRequest().map(Caller::view));
    }

    /** Returns the authenticated caller of the current HTTP request. */
    private static Optional<Caller> ofRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        CurrentVertxRequest request =
                Arc.container().instance(CurrentVertxRequest.class).get();
        return request == null || request.getCurrent() == null
                ? Optional.empty()
                : Optional.ofNullable(request.getCurrent().get(Doorkeeper.CALLER));
    }
}
