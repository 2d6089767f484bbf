package dev.troth.platform.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** End of a request: of its response, or of its connection before that. */
public final class RequestEnd {
    private RequestEnd() {}

    /**
     * Runs an action once when the request ends, and at once if it has ended: Vert.x forgets handlers that are added
     * later, and a client may disconnect at any time, such as while its credential is looked up.
     */
    public static void then(RoutingContext request, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
        request.addEndHandler(ended -> once.run());
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            once.run();
        }
    }
}
