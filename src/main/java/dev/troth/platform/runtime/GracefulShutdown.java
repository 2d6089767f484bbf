package dev.troth.platform.runtime;

import dev.troth.platform.http.HttpErrorResponse;
import dev.troth.platform.http.RequestEnd;
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
 * Graceful shutdown of a node: running requests are completed, new ones are rejected. The equivalent of Quarkus counts
 * each websocket as a running request and would wait for all of them until its timeout.
 */
@ApplicationScoped
class GracefulShutdown {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int BEFORE_EVERYTHING = -3000;
    private static final int AFTER_SOCKETS = 5000;
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Duration timeout;
    private final AtomicLong begun = new AtomicLong();
    private volatile boolean stopping;

    GracefulShutdown(@ConfigProperty(name = "troth.shutdown-timeout") Duration timeout) {
        this.timeout = timeout;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::count);
    }

    private void count(RoutingContext request) {
        if (!"websocket".equalsIgnoreCase(request.request().getHeader(HttpHeaders.UPGRADE))) {
            begun.incrementAndGet();
            RequestEnd.then(request, begun::decrementAndGet);
        }
        if (stopping) {
            HttpErrorResponse.closeConnection(request.request());
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            HttpErrorResponse.send(
                    request.response(), 503, "UNAVAILABLE", "This node is shutting down. Maybe retry the request?");
        } else {
            request.next();
        }
    }

    /** Runs before any other component stops. */
    void stop(@Observes @Priority(AFTER_SOCKETS) ShutdownDelayInitiatedEvent event) throws InterruptedException {
        stopping = true;
        long end = System.nanoTime() + timeout.toNanos();
        while (begun.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
        }
        if (begun.get() > 0) {
            LOG.warnf("Shutdown: %s requests were still running after %s", begun, timeout);
        }
    }
}
