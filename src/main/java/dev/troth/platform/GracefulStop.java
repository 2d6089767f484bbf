package dev.troth.platform;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Ends a node without tearing anybody's request: what was begun is answered, what comes later is sent away. Quarkus
 * brings the same, but takes each websocket for a request that never ends, and waits for it in vain.
 */
@ApplicationScoped
class GracefulStop {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int BEFORE_EVERYTHING = -3000;
    private static final int AFTER_SOCKETS = 5000;
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Duration patience;
    private final AtomicLong begun = new AtomicLong();
    private volatile boolean stopping;

    GracefulStop(@ConfigProperty(name = "troth.stop.patience") Duration patience) {
        this.patience = patience;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::count);
    }

    private void count(RoutingContext request) {
        if (!"websocket".equalsIgnoreCase(request.request().getHeader(HttpHeaders.UPGRADE))) {
            begun.incrementAndGet();
            request.addEndHandler(ended -> begun.decrementAndGet());
        }
        if (stopping) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close").putHeader(HttpHeaders.RETRY_AFTER, "1");
            HttpRefusal.send(request.response(), 503, "UNAVAILABLE", "This node ends. Please send it again.");
        } else {
            request.next();
        }
    }

    /** Called before anything else is stopped. */
    void stop(@Observes @Priority(AFTER_SOCKETS) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        stopping = true;
        long end = System.nanoTime() + patience.toNanos();
        while (begun.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
        }
        if (begun.get() > 0) {
            LOG.warnf("%s requests were not answered within %s", begun, patience);
        }
    }
}
