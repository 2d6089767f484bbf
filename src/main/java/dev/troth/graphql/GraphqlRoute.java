package dev.troth.graphql;

import dev.troth.platform.http.RequestIds;
import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.Caller;
import graphql.language.OperationDefinition.Operation;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * HTTP endpoint by the GraphQL-over-HTTP specification: POST with JSON. With {@code application/graphql-response+json},
 * the status tells whether the operation was executed; {@code application/json} is supported for older clients.
 * Registered before the handler of Quarkus, which is never reached.
 */
@ApplicationScoped
class GraphqlRoute {
    static final String PATH = "/graphql";

    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int BEFORE_THE_STOCK_HANDLER = -1000;
    private static final int WORTH_ZIPPING = 1024;

    private final Execution execution;
    private final OperationExecutor executor;
    private final GraphqlSettings settings;
    private final WebSocketRegistry registry;
    private final EventStreams streams;
    private final SchemaDocument schema;
    private final AccessControl accessControl;
    private final BodyReader bodies;
    private final Vertx vertx;

    GraphqlRoute(
            Execution execution,
            OperationExecutor executor,
            GraphqlSettings settings,
            WebSocketRegistry registry,
            EventStreams streams,
            SchemaDocument schema,
            AccessControl accessControl,
            BodyReader bodies,
            Vertx vertx) {
        this.accessControl = accessControl;
        this.execution = execution;
        this.executor = executor;
        this.settings = settings;
        this.registry = registry;
        this.streams = streams;
        this.schema = schema;
        this.bodies = bodies;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.route(PATH + "/schema.graphql").order(BEFORE_THE_STOCK_HANDLER).handler(this::schema);
        router.route(PATH + "*").order(BEFORE_THE_STOCK_HANDLER).handler(this::handle);
    }

    private void schema(RoutingContext context) {
        if (!schema.isPublic()) {
            context.response().setStatusCode(404).end();
            return;
        }
        vertx.executeBlocking(schema::text)
                .onSuccess(text -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                        .end(text))
                .onFailure(fault -> {
                    LOG.error("The schema could not be printed", fault);
                    plain(context, 500, "Internal error.");
                });
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String requestId = RequestIds.of(request.getHeader(RequestIds.HEADER));
        context.response().putHeader(RequestIds.HEADER, requestId);
        if (!PATH.equals(context.normalizedPath()) && !(PATH + "/").equals(context.normalizedPath())) {
            context.response().setStatusCode(404).end();
            return;
        }
        if (isUpgrade(request)) {
            registry.open(context);
            return;
        }
        String asked = MediaTypes.answer(request.getHeader(HttpHeaders.ACCEPT));
        if (asked == null) {
            plain(
                    context,
                    406,
                    "Responses are %s, %s or %s, in UTF-8. Maybe accept one of them?"
                            .formatted(MediaTypes.JSON, MediaTypes.RESPONSE_JSON, MediaTypes.EVENT_STREAM));
            return;
        }
        String accepted = asked;
        try {
            boolean priced = CostHeader.asksOnly(request.getHeader(CostHeader.NAME));
            // A cost is one response, also for a client that accepts a stream.
            accepted = priced && asked.equals(MediaTypes.EVENT_STREAM) ? MediaTypes.RESPONSE_JSON : asked;
            if (HttpMethod.POST.equals(request.method())) {
                post(context, accepted, requestId, priced);
            } else if (HttpMethod.GET.equals(request.method()) && settings.allowGetQueries()) {
                get(context, accepted, requestId, priced);
            } else if (HttpMethod.OPTIONS.equals(request.method())) {
                context.response()
                        .putHeader(HttpHeaders.ALLOW, allowed())
                        .setStatusCode(204)
                        .end();
            } else {
                context.response().putHeader(HttpHeaders.ALLOW, allowed());
                throw RequestException.http(405, "The method %s is not allowed. Maybe POST?", request.method());
            }
        } catch (RequestException error) {
            answer(context, accepted, Execution.refused(error, requestId));
        }
    }

    private String allowed() {
        return settings.allowGetQueries() ? "GET, POST, OPTIONS" : "POST, OPTIONS";
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method())
                && "websocket".equalsIgnoreCase(String.valueOf(request.getHeader(HttpHeaders.UPGRADE)));
    }

    private static ClientIdentity client(RoutingContext context) {
        return ClientIdentity.of(
                context.request().getHeader(ClientIdentity.NAME),
                context.request().getHeader(ClientIdentity.VERSION));
    }

    private void get(RoutingContext context, String accepted, String requestId, boolean priced) {
        ClientIdentity client = client(context);
        Map<String, String> parameters = new HashMap<>();
        context.queryParams().forEach(entry -> {
            if (parameters.put(entry.getKey(), entry.getValue()) != null) {
                throw RequestException.bad("The parameter %s is set twice.", entry.getKey());
            }
        });
        run(
                context,
                accepted,
                requestId,
                () -> GraphqlRequest.ofParameters(parameters).priced(priced).from(client),
                operation -> operation == Operation.QUERY);
    }

    private void post(RoutingContext context, String accepted, String requestId, boolean priced) {
        ClientIdentity client = client(context);
        MediaTypes.checkRequest(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        bodies.read(
                context,
                body -> run(
                        context,
                        accepted,
                        requestId,
                        () -> GraphqlRequest.of(body.getBytes()).priced(priced).from(client),
                        operation -> operation != Operation.SUBSCRIPTION),
                error -> answer(context, accepted, Execution.refused(error, requestId)));
    }

    private void run(
            RoutingContext context,
            String accepted,
            String requestId,
            Supplier<GraphqlRequest> request,
            Predicate<Operation> allowed) {
        Optional<Caller> caller = accessControl.callerOf(context);
        if (caller.isEmpty()) {
            answer(
                    context,
                    accepted,
                    Execution.refused(
                            RequestException.of(ErrorCode.UNAUTHENTICATED, "The request has no credentials."),
                            requestId));
            return;
        }
        if (accepted.equals(MediaTypes.EVENT_STREAM)) {
            stream(context, requestId, request, caller.get());
            return;
        }
        executor.run(caller.get(), () -> {
                    Execution.Answer answer;
                    try {
                        answer = execution.run(
                                request.get(),
                                requestId,
                                allowed,
                                caller.get(),
                                context.request().remoteAddress().hostAddress());
                    } catch (RequestException error) {
                        answer = Execution.refused(error, requestId);
                    }
                    return new Written(answer, ResponseWriter.toBuffer(answer));
                })
                .onSuccess(written -> send(context, accepted, written))
                .onFailure(fault -> {
                    if (fault instanceof RequestException error) {
                        answer(context, accepted, Execution.refused(error, requestId));
                        return;
                    }
                    LOG.errorf(fault, "Request %s failed", requestId);
                    plain(context, 500, "Internal error. The server log contains it under the request id.");
                });
    }

    /** A mutation would be repeated by clients that reconnect. */
    private void stream(RoutingContext context, String requestId, Supplier<GraphqlRequest> request, Caller caller) {
        String last = context.request().getHeader(EventStream.LAST_ID);
        try {
            GraphqlRequest asked = request.get();
            streams.open(
                    context,
                    last == null || last.isEmpty() ? asked : asked.withVariable(EventStream.RESUMED_BY, last),
                    requestId,
                    caller);
        } catch (RequestException error) {
            answer(context, MediaTypes.EVENT_STREAM, Execution.refused(error, requestId));
        }
    }

    private record Written(Execution.Answer answer, Buffer bytes) {}

    private void answer(RoutingContext context, String accepted, Execution.Answer answer) {
        send(context, accepted, new Written(answer, ResponseWriter.toBuffer(answer)));
    }

    private void send(RoutingContext context, String type, Written written) {
        // A request that starts no stream is answered as usual.
        String accepted = type.equals(MediaTypes.EVENT_STREAM) ? MediaTypes.RESPONSE_JSON : type;
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (written.bytes.length() > WORTH_ZIPPING) {
            // Quarkus marks every response as not compressible. Removing the mark lets Vert.x compress it if the client
            // accepts that.
            context.addHeadersEndHandler(done -> response.headers().remove(HttpHeaders.CONTENT_ENCODING));
        }
        written.answer
                .complexity()
                .ifPresent(fields -> response.putHeader(
                        CostHeader.NAME, CostHeader.of(fields, settings.limits().complexity())));
        response.setStatusCode(status(accepted, written.answer))
                .putHeader(HttpHeaders.CONTENT_TYPE, accepted + "; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(written.bytes);
    }

    /**
     * Older clients only read the body of a response with status 200. A request that is not GraphQL gets an error
     * status in any case.
     */
    private static int status(String accepted, Execution.Answer answer) {
        if (answer.isExecuted()) {
            return 200;
        }
        boolean legacy = accepted.equals(MediaTypes.JSON) && answer.isUnderstood() && answer.status() == 400;
        return legacy ? 200 : answer.status();
    }

    private static void plain(RoutingContext context, int status, String message) {
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(message);
        }
    }
}
