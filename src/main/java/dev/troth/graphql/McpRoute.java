package dev.troth.graphql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.http.HttpErrorResponse;
import dev.troth.platform.http.RequestIds;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * In front of the endpoint for assistants, which is that of an extension: it is off unless it is switched on, takes messages
 * by POST within the limits of {@code /graphql}, and keeps no sessions, so that any node can answer any message.
 */
@ApplicationScoped
class McpRoute {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final String PATH = "/mcp";
    private static final String SESSION = "Mcp-Session-Id";
    private static final int BEFORE_THE_EXTENSION = -1000;

    private final McpSettings settings;
    private final BodyReader bodies;
    private final ConnectionManager sessions;

    McpRoute(McpSettings settings, BodyReader bodies, ConnectionManager sessions) {
        this.settings = settings;
        this.bodies = bodies;
        this.sessions = sessions;
    }

    void register(@Observes Router router) {
        router.route(PATH + "*")
                .order(BEFORE_THE_EXTENSION)
                .handler(this::handle)
                .failureHandler(McpRoute::failed);
    }

    private void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(RequestIds.HEADER, RequestIds.of(context.request().getHeader(RequestIds.HEADER)));
        if (!settings.enabled() || !PATH.equals(context.normalizedPath())) {
            HttpErrorResponse.send(response, 404, "NOT_FOUND", "There is nothing at this address.");
        } else if (HttpMethod.POST.equals(context.request().method())) {
            try {
                checkTypes(context.request());
                bodies.read(context, body -> pass(context, body), error -> refuse(context, error));
            } catch (RequestException error) {
                refuse(context, error);
            }
        } else {
            response.putHeader(HttpHeaders.ALLOW, "POST, OPTIONS");
            boolean asksOnly = HttpMethod.OPTIONS.equals(context.request().method());
            response.setStatusCode(asksOnly ? 204 : 405).end();
        }
    }

    private static void checkTypes(HttpServerRequest request) {
        MediaTypes.checkRequest(request.getHeader(HttpHeaders.CONTENT_TYPE));
        String accepted = String.join(",", request.headers().getAll(HttpHeaders.ACCEPT));
        if (!accepted.contains(MediaTypes.JSON) || !accepted.contains(MediaTypes.EVENT_STREAM)) {
            throw RequestException.http(
                    406, "The protocol requires the header Accept: %s, %s.", MediaTypes.JSON, MediaTypes.EVENT_STREAM);
        }
    }

    private static void refuse(RoutingContext context, RequestException error) {
        HttpErrorResponse.send(
                context.response(), error.status(), error.code().name(), String.valueOf(error.getMessage()));
    }

    private void pass(RoutingContext context, Buffer body) {
        ObjectNode message;
        try {
            message = McpMessage.read(body.getBytes());
        } catch (McpMessage.InvalidMessage invalid) {
            context.response()
                    .setStatusCode(400)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(invalid.toBody());
            return;
        }
        context.addHeadersEndHandler(done -> forget(context.response()));
        RoutingContextInternal internal = (RoutingContextInternal) context;
        internal.visitHandler(RoutingContextInternal.BODY_HANDLER);
        internal.setBody(Buffer.buffer(message.toString()));
        context.next();
    }

    /** Ends the session that the extension began, which would only be known to this node. */
    private void forget(HttpServerResponse response) {
        String session = response.headers().get(SESSION);
        if (session != null) {
            response.headers().remove(SESSION);
            sessions.remove(session);
        }
    }

    /** Answers what the extension refuses, or fails at. */
    private static void failed(RoutingContext context) {
        if (context.failure() != null) {
            LOG.errorf(
                    context.failure(),
                    "Request %s failed",
                    context.response().headers().get(RequestIds.HEADER));
        }
        boolean refused = context.failure() == null && context.statusCode() < 500;
        if (!context.response().ended()) {
            HttpErrorResponse.send(
                    context.response(),
                    refused ? context.statusCode() : 500,
                    refused ? "BAD_USER_INPUT" : "INTERNAL",
                    refused
                            ? "The request is not one of the Model Context Protocol. Maybe another Mcp-Protocol-Version?"
                            : "Internal error. The server log contains it under the request id.");
        }
    }
}
