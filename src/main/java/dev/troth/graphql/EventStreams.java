package dev.troth.graphql;

import dev.troth.platform.runtime.Metrics;
import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.Caller;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.UUID;

/** Opens streams of server-sent events for operations, and limits their number. */
@ApplicationScoped
class EventStreams {
    private final Execution execution;
    private final OperationExecutor executor;
    private final GraphqlSettings.Live settings;
    private final AccessControl accessControl;
    private final Vertx vertx;
    private final OpenConnections<EventStream> open = new OpenConnections<>();

    EventStreams(
            Execution execution,
            OperationExecutor executor,
            GraphqlSettings settings,
            AccessControl accessControl,
            Vertx vertx,
            Metrics metrics) {
        metrics.gauge("troth.live.streams", "Open streams of server-sent events", open::size);
        this.execution = execution;
        this.executor = executor;
        this.settings = settings.live();
        this.accessControl = accessControl;
        this.vertx = vertx;
    }

    /** @throws RequestException if the node or the caller has too many streams */
    void open(RoutingContext context, GraphqlRequest request, String requestId, Caller caller) {
        EventStream stream =
                new EventStream(context, execution, executor, accessControl, settings, vertx, caller, requestId);
        if (!open.add(stream, all -> hasRoom(all, caller))) {
            throw RequestException.of(
                    ErrorCode.UNAVAILABLE, "The node takes no more streams at present. Maybe retry in a moment?");
        }
        stream.serve(request, () -> open.remove(stream));
    }

    private boolean hasRoom(Set<EventStream> all, Caller caller) {
        if (all.stream().filter(stream -> stream.isOf(caller)).count() >= settings.subscriptions()) {
            throw RequestException.of(
                    ErrorCode.RATE_LIMITED,
                    "The caller has %d open streams, which is the maximum. Maybe close one first?",
                    settings.subscriptions());
        }
        UUID workspace = caller.view().workspace();
        if (all.stream().filter(stream -> stream.isOf(workspace)).count() >= settings.workspaceSockets()) {
            throw RequestException.of(
                    ErrorCode.RATE_LIMITED,
                    "The workspace has %d open streams on this node, which is the maximum. Maybe close one first?",
                    settings.workspaceSockets());
        }
        return all.size() < settings.sockets();
    }

    /** Ends all streams when the node shuts down. Clients reconnect to another node and continue by their last event. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        open.stop().forEach(EventStream::goAway);
    }
}
