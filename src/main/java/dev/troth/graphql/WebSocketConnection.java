package dev.troth.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.http.RequestIds;
import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.Caller;
import graphql.ExecutionResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Websocket with the protocol {@code graphql-transport-ws}. Its state is confined to the event loop of the socket;
 * operations run on worker threads. Applies back-pressure: one item of a stream is requested at a time, and the next
 * one only when the client has read the previous messages, so nothing is buffered.
 */
final class WebSocketConnection implements OperationChannel {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final int INVALID = 4400;
    private static final int UNAUTHORIZED = 4401;
    private static final int FORBIDDEN = 4403;
    private static final int INIT_TIMEOUT = 4408;
    private static final int DUPLICATE = 4409;
    private static final int TOO_MANY = 4429;
    private static final int REASON = 120;

    private final ServerWebSocket socket;
    private final Execution execution;
    private final OperationExecutor executor;
    private final AccessControl accessControl;
    private final GraphqlSettings.Live settings;
    private final Vertx vertx;
    private final Context loop;
    private final Map<String, StreamedOperation> operations = new HashMap<>();

    private boolean greeted;
    private BiPredicate<UUID, Runnable> entry = (any, enter) -> false;

    /** Read by other sockets, too, which count those of a workspace. */
    private volatile @Nullable ConnectedCaller connected;

    private boolean awaitsPong;
    private ClientIdentity client = ClientIdentity.UNNAMED;

    WebSocketConnection(
            ServerWebSocket socket,
            Execution execution,
            OperationExecutor executor,
            AccessControl accessControl,
            GraphqlSettings.Live settings,
            Vertx vertx) {
        this.accessControl = accessControl;
        this.socket = socket;
        this.execution = execution;
        this.executor = executor;
        this.settings = settings;
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
    }

    /** Returns whether the caller of the socket is one of the workspace. */
    boolean isOf(UUID workspace) {
        ConnectedCaller known = connected;
        return known != null && known.caller().view().workspace().equals(workspace);
    }

    /** @param entry runs the entry of a caller if the workspace may have another socket, and returns whether it ran */
    void serve(BiPredicate<UUID, Runnable> entry, Runnable closed) {
        this.entry = entry;
        long init = vertx.setTimer(settings.init().toMillis(), late -> {
            if (!greeted) {
                close(INIT_TIMEOUT, "Connection initialisation timeout");
            }
        });
        long ping = vertx.setPeriodic(settings.ping().toMillis(), tick -> ping());
        long rights = vertx.setPeriodic(AccessControl.RECHECK.toMillis(), tick -> checkRights());
        socket.closeHandler(gone -> {
            vertx.cancelTimer(init);
            vertx.cancelTimer(ping);
            vertx.cancelTimer(rights);
            operations.values().forEach(StreamedOperation::stop);
            operations.clear();
            closed.run();
        });
        socket.exceptionHandler(broken -> socket.close());
        socket.pongHandler(pong -> awaitsPong = false);
        socket.drainHandler(drained -> operations.values().forEach(StreamedOperation::roomAgain));
        socket.binaryMessageHandler(bytes -> close(INVALID, "Only text messages are understood"));
        socket.textMessageHandler(this::received);
    }

    /**
     * Closes the socket because the node is shutting down. Clients reconnect to another node and continue from the last
     * event that they received.
     */
    void goAway() {
        onLoop(() -> close(WebSocketRegistry.GOING_AWAY, "This node is shutting down"));
    }

    private void ping() {
        if (awaitsPong) {
            socket.close();
        } else {
            awaitsPong = true;
            socket.writePing(io.vertx.core.buffer.Buffer.buffer());
        }
    }

    private void checkRights() {
        ConnectedCaller known = connected;
        if (known != null) {
            known.check(vertx, () -> onLoop(this::withdraw));
        }
    }

    /** All operations end with the socket. */
    private void withdraw() {
        close(UNAUTHORIZED, ConnectedCaller.REASON);
    }

    private void received(String text) {
        if (text.length() > settings.message()) {
            close(INVALID, "Maximum message length exceeded: " + settings.message() + " characters");
            return;
        }
        JsonNode message;
        try {
            message = GraphqlRequest.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            close(INVALID, "Invalid message: not valid JSON");
            return;
        }
        if (!(message instanceof ObjectNode object) || !object.path("type").isTextual()) {
            close(INVALID, "Invalid message: must be an object with a type");
            return;
        }
        if (!payloadIsFine(object)) {
            close(INVALID, "Invalid message: payload must be an object");
            return;
        }
        switch (object.path("type").asText()) {
            case "connection_init" -> init(object.path("payload"));
            case "ping" -> send("{\"type\":\"pong\"}");
            case "pong" -> awaitsPong = false;
            case "subscribe" -> subscribe(object);
            case "complete" -> complete(object);
            default ->
                close(
                        INVALID,
                        "Invalid message: unknown type \"" + object.path("type").asText() + "\"");
        }
    }

    private static boolean payloadIsFine(ObjectNode message) {
        JsonNode payload = message.path("payload");
        return payload.isMissingNode() || payload.isNull() || payload.isObject();
    }

    /** Reads the credential from the payload of the first message, or from the header of the upgrade request. */
    private void init(JsonNode payload) {
        if (greeted) {
            close(TOO_MANY, "Too many initialisation requests");
            return;
        }
        greeted = true;
        try {
            client = ClientIdentity.of(said(payload, ClientIdentity.NAME), said(payload, ClientIdentity.VERSION));
        } catch (RequestException invalid) {
            close(INVALID, String.valueOf(invalid.getMessage()));
            return;
        }
        JsonNode said = payload.has("authorization") ? payload.get("authorization") : payload.path("Authorization");
        String authorization =
                said.isTextual() ? said.asText() : socket.headers().get("Authorization");
        JsonNode named = payload.path("workspace");
        String workspace = named.isTextual() ? named.asText() : socket.headers().get(AccessControl.WORKSPACE_HEADER);
        vertx.executeBlocking(() -> accessControl.authenticate(authorization, workspace), false)
                .onSuccess(found -> onLoop(() -> found.ifPresentOrElse(
                        known -> enter(new ConnectedCaller(accessControl, authorization, workspace, known)),
                        () -> close(FORBIDDEN, "Forbidden"))))
                .onFailure(fault -> {
                    LOG.error("Authentication failed with an unexpected error", fault);
                    onLoop(() -> close(FORBIDDEN, "Forbidden"));
                });
    }

    /** A browser cannot add headers to the upgrade request. */
    private @Nullable String said(JsonNode payload, String header) {
        JsonNode value = payload.path(header);
        return value.isTextual() ? value.asText() : socket.headers().get(header);
    }

    private void enter(ConnectedCaller known) {
        if (entry.test(known.caller().view().workspace(), () -> connected = known)) {
            send("{\"type\":\"connection_ack\"}");
        } else {
            close(TOO_MANY, "Too many sockets of the workspace");
        }
    }

    private void subscribe(ObjectNode message) {
        String id = id(message);
        if (id == null) {
            close(INVALID, "Invalid message: subscribe needs an id");
            return;
        }
        if (!(message.path("payload") instanceof ObjectNode payload)
                || !(payload.path("query").isTextual() || payload.has("documentId") || payload.has("extensions"))) {
            close(INVALID, "Invalid message: subscribe needs a payload with a query");
            return;
        }
        ConnectedCaller known = connected;
        if (known == null) {
            close(UNAUTHORIZED, "Unauthorized");
            return;
        }
        if (operations.containsKey(id)) {
            close(DUPLICATE, "Subscriber for " + id + " already exists");
            return;
        }
        String requestId = RequestIds.of(null);
        RequestException excess = excess(known.caller());
        if (excess != null) {
            error(id, Execution.refused(excess, requestId));
            return;
        }
        GraphqlRequest request;
        try {
            request = GraphqlRequest.of(payload).from(client);
        } catch (RequestException e) {
            if (e.getMessage() != null && payload.path("query").isTextual()) {
                close(INVALID, "Invalid message: " + e.getMessage());
            } else {
                error(id, Execution.refused(e, requestId));
            }
            return;
        }
        StreamedOperation operation = new StreamedOperation(id, this, settings.slowConsumerTimeout());
        operations.put(id, operation);
        start(operation, request, requestId, known);
    }

    private @Nullable RequestException excess(Caller caller) {
        if (operations.size() >= settings.subscriptions()) {
            return RequestException.of(
                    ErrorCode.RATE_LIMITED,
                    "The socket has %d running operations, which is the maximum. Maybe complete one first?",
                    settings.subscriptions());
        }
        return accessControl.pause(caller).map(RequestException::overTheRate).orElse(null);
    }

    private void start(StreamedOperation operation, GraphqlRequest request, String requestId, ConnectedCaller known) {
        String address = socket.remoteAddress().hostAddress();
        executor.run(
                        known.caller(),
                        () -> known.isPermitted()
                                ? Optional.of(execution.run(request, requestId, any -> true, known.caller(), address))
                                : Optional.<Execution.Answer>empty())
                .onSuccess(answer -> answer.ifPresentOrElse(served -> started(operation, served), this::withdraw))
                .onFailure(fault -> {
                    if (!(fault instanceof RequestException)) {
                        LOG.errorf(fault, "Request %s failed", requestId);
                    }
                    operation.fail(fault, requestId);
                });
    }

    private void started(StreamedOperation operation, Execution.Answer answer) {
        if (operations.get(operation.id()) != operation) {
            operation.stop();
            return;
        }
        if (!answer.isExecuted()
                || (answer.result().getData() == null
                        && !answer.result().getErrors().isEmpty())) {
            operations.remove(operation.id());
            error(operation.id(), answer);
        } else if (answer.result().getData() instanceof Publisher<?> stream) {
            @SuppressWarnings("unchecked") // The data of a subscription is a stream.
            Publisher<ExecutionResult> results = (Publisher<ExecutionResult>) stream;
            operation.follow(results, answer);
        } else {
            next(operation, answer);
            finish(operation);
        }
    }

    private void complete(ObjectNode message) {
        String id = id(message);
        if (id == null) {
            close(INVALID, "Invalid message: complete needs an id");
            return;
        }
        StreamedOperation operation = operations.remove(id);
        if (operation != null) {
            operation.stop();
        }
    }

    private static @Nullable String id(ObjectNode message) {
        JsonNode id = message.path("id");
        return id.isTextual() && !id.asText().isEmpty() ? id.asText() : null;
    }

    @Override
    public void next(StreamedOperation operation, Execution.Answer answer) {
        send(ResponseWriter.toMessage("next", operation.id(), answer));
    }

    /** Its id can be used again. */
    @Override
    public void finish(StreamedOperation operation) {
        if (operations.remove(operation.id(), operation)) {
            send("{\"id\":" + quoted(operation.id()) + ",\"type\":\"complete\"}");
        }
    }

    /** Its id can be used again. */
    @Override
    public void finish(StreamedOperation operation, Execution.Answer error) {
        if (operations.remove(operation.id(), operation)) {
            error(operation.id(), error);
        }
    }

    private void error(String id, Execution.Answer answer) {
        send(ResponseWriter.toMessage("error", id, answer));
    }

    @Override
    public boolean isPermitted() {
        ConnectedCaller known = connected;
        return known != null && known.isPermitted();
    }

    @Override
    public void withdraw(StreamedOperation operation) {
        withdraw();
    }

    @Override
    public boolean hasRoom() {
        return !socket.writeQueueFull();
    }

    void send(String message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message);
        }
    }

    @Override
    public void onLoop(Runnable work) {
        loop.runOnContext(now -> work.run());
    }

    @Override
    public long timer(long millis, Runnable late) {
        return vertx.setTimer(millis, now -> onLoop(late));
    }

    @Override
    public void cancelTimer(long timer) {
        vertx.cancelTimer(timer);
    }

    private void close(int code, String reason) {
        if (!socket.isClosed()) {
            socket.close((short) code, reason.length() > REASON ? reason.substring(0, REASON) : reason);
        }
    }

    private static String quoted(String text) {
        return GraphqlRequest.JSON.getNodeFactory().textNode(text).toString();
    }
}
