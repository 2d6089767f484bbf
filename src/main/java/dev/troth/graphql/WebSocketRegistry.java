package dev.troth.graphql;

import dev.troth.platform.runtime.Metrics;
import dev.troth.platform.security.AccessControl;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepts websockets for subscriptions, and limits their number. */
@ApplicationScoped
class WebSocketRegistry {
    static final String PROTOCOL = "graphql-transport-ws";

    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";
    static final int GOING_AWAY = 1001;
    private static final int TOO_MANY = 4429;

    private final Execution execution;
    private final OperationExecutor executor;
    private final GraphqlSettings settings;
    private final AccessControl accessControl;
    private final Vertx vertx;
    private final OpenConnections<WebSocketConnection> open = new OpenConnections<>();

    WebSocketRegistry(
            Execution execution,
            OperationExecutor executor,
            GraphqlSettings settings,
            AccessControl accessControl,
            Vertx vertx,
            Metrics metrics) {
        metrics.gauge("troth.live.sockets", "Open websockets", open::size);
        this.accessControl = accessControl;
        this.execution = execution;
        this.executor = executor;
        this.settings = settings;
        this.vertx = vertx;
    }

    void open(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isWelcome(request)) {
            // Prevents cross-site websocket hijacking: a page of another origin must not use the cookies of the user.
            context.response().setStatusCode(403).end("The origin is not allowed to open a websocket.");
            return;
        }
        if (!offersProtocol(request)) {
            context.response()
                    .setStatusCode(400)
                    .end("Sec-WebSocket-Protocol must offer %s, the only protocol of this server.".formatted(PROTOCOL));
            return;
        }
        // Quarkus also lists graphql-ws, and Vert.x would choose it if the client names it first.
        request.headers().set(SUBPROTOCOL, PROTOCOL);
        request.toWebSocket().onSuccess(socket -> greet(socket)).onFailure(failure -> {
            if (!context.response().ended()) {
                context.response().setStatusCode(400).end();
            }
        });
    }

    private void greet(ServerWebSocket socket) {
        WebSocketConnection live =
                new WebSocketConnection(socket, execution, executor, accessControl, settings.live(), vertx);
        if (open.add(live, all -> all.size() < settings.live().sockets())) {
            live.serve(this::enters, () -> open.remove(live));
        } else if (open.isStopping()) {
            socket.close((short) GOING_AWAY, "This node is shutting down");
        } else {
            socket.close((short) TOO_MANY, "Too many sockets");
        }
    }

    private boolean enters(UUID workspace, Runnable enter) {
        return open.change(
                all -> all.stream().filter(socket -> socket.isOf(workspace)).count()
                        < settings.live().workspaceSockets(),
                enter);
    }

    /**
     * Closes all sockets when the node shuts down, because a socket would not end on its own. Clients reconnect to
     * another node.
     */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        open.stop().forEach(WebSocketConnection::goAway);
    }

    private static boolean offersProtocol(HttpServerRequest request) {
        return request.headers().getAll(SUBPROTOCOL).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .anyMatch(offered -> offered.strip().equals(PROTOCOL));
    }

    private boolean isWelcome(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null
                || sameHost(
                        origin,
                        request.authority() == null ? null : request.authority().toString())) {
            return true;
        }
        List<String> welcome = settings.live().origins().orElse(List.of());
        return welcome.contains("*") || welcome.contains(origin);
    }

    private static boolean sameHost(String origin, @Nullable String authority) {
        try {
            URI uri = URI.create(origin);
            String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
