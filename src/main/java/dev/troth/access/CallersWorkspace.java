package dev.troth.access;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.View;
import dev.troth.platform.WorkspaceScope;
import dev.troth.platform.guard.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The workspace that work is done for, else the one of the caller of a request. */
@ApplicationScoped
class CallersWorkspace implements CurrentWorkspace {
    @Override
    public Optional<View> view() {
        return WorkspaceScope.bound().or(() -> ofRequest().map(Caller::view));
    }

    /** Who was let in with the HTTP request that is being served. */
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
