package dev.troth.graphql;

import dev.troth.platform.http.RequestEnd;
import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.Caller;
import graphql.ExecutionResult;
import graphql.language.OperationDefinition.Operation;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * One operation whose results are sent as server-sent events, by the protocol graphql-sse in its mode of distinct
 * connections: {@code next} for each result, {@code complete} at the end. Its state is confined to the event loop of the
 * connection. Applies back-pressure, as a websocket does.
 *
 * <p>The id of an event is the field {@code id} of the result, if it is selected. A client that reconnects sends it as
 * {@value #LAST_ID}, which becomes the variable {@value #RESUMED_BY}.
 */
final class EventStream implements OperationChannel {
    static final String LAST_ID = "Last-Event-ID";
    static final String RESUMED_BY = "sinceFact";

    private static final Logger LOG = Logger.getLogger("Troth");
    private static final String HEARTBEAT = ":\n\n";
    private static final String COMPLETE = "event: complete\ndata:\n\n";

    private final RoutingContext context;
    private final HttpServerResponse response;
    private final Execution execution;
    private final OperationExecutor executor;
    private final GraphqlSettings.Live settings;
    private final Vertx vertx;
    private final Context loop;
    private final ConnectedCaller connected;
    private final String requestId;
    private final String address;
    private final StreamedOperation operation;
    private boolean ended;

    EventStream(
            RoutingContext context,
            Execution execution,
            OperationExecutor executor,
            AccessControl accessControl,
            GraphqlSettings.Live settings,
            Vertx vertx,
            Caller caller,
            String requestId) {
        this.context = context;
        this.requestId = requestId;
        this.response = context.response();
        this.execution = execution;
        this.executor = executor;
        this.settings = settings;
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.connected = new ConnectedCaller(
                accessControl,
                context.request().getHeader(HttpHeaders.AUTHORIZATION),
                context.request().getHeader(AccessControl.WORKSPACE_HEADER),
                caller);
        this.address = context.request().remoteAddress().hostAddress();
        this.operation = new StreamedOperation("", this, settings.slowConsumerTimeout());
    }

    boolean isOf(UUID workspace) {
        return connected.caller().view().workspace().equals(workspace);
    }

    boolean isOf(Caller other) {
        Caller caller = connected.caller();
        return caller.view().workspace().equals(other.view().workspace())
                && caller.name().equals(other.name())
                && Optional.ofNullable(caller.id()).equals(Optional.ofNullable(other.id()));
    }

    void serve(GraphqlRequest request, Runnable closed) {
        long beat = vertx.setPeriodic(settings.heartbeat().toMillis(), tick -> onLoop(this::beat));
        long rights = vertx.setPeriodic(
                AccessControl.RECHECK.toMillis(),
                tick -> connected.check(vertx, () -> onLoop(() -> withdraw(operation))));
        RequestEnd.then(
                context,
                () -> onLoop(() -> {
                    vertx.cancelTimer(beat);
                    vertx.cancelTimer(rights);
                    ended = true;
                    operation.stop();
                    closed.run();
                }));
        response.drainHandler(room -> operation.roomAgain());
        executor.run(
                        connected.caller(),
                        () -> execution.run(
                                request, requestId, kind -> kind != Operation.MUTATION, connected.caller(), address))
                .onSuccess(answer -> onLoop(() -> started(answer)))
                .onFailure(fault -> {
                    if (!(fault instanceof RequestException)) {
                        LOG.errorf(fault, "Request %s failed", requestId);
                    }
                    onLoop(() -> operation.fail(fault, requestId));
                });
    }

    private void started(Execution.Answer answer) {
        if (ended) {
            operation.stop();
        } else if (answer.result().getData() instanceof Publisher<?> stream) {
            begin();
            @SuppressWarnings("unchecked") // The data of a subscription is a stream.
            Publisher<ExecutionResult> results = (Publisher<ExecutionResult>) stream;
            operation.follow(results, answer);
        } else {
            next(operation, answer);
            finish(operation);
        }
    }

    private void begin() {
        if (!response.headWritten()) {
            response.setChunked(true)
                    .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.EVENT_STREAM + "; charset=utf-8")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader("X-Accel-Buffering", "no")
                    .putHeader("X-Content-Type-Options", "nosniff");
            // Sends the head at once, so that the client knows that the stream has begun.
            response.write(HEARTBEAT);
        }
    }

    private void beat() {
        if (!ended && response.headWritten() && hasRoom()) {
            response.write(HEARTBEAT);
        }
    }

    @Override
    public boolean isPermitted() {
        return connected.isPermitted();
    }

    @Override
    public void withdraw(StreamedOperation of) {
        if (!ended) {
            of.fail(RequestException.of(ErrorCode.UNAUTHENTICATED, "%s.", ConnectedCaller.REASON), requestId);
        }
    }

    /** Ends the stream because the node is shutting down. It is not complete, so clients reconnect. */
    void goAway() {
        onLoop(this::end);
    }

    private void end() {
        if (!ended) {
            ended = true;
            operation.stop();
            response.end();
        }
    }

    @Override
    public void next(StreamedOperation of, Execution.Answer answer) {
        if (!ended) {
            begin();
            Buffer event = Buffer.buffer("event: next\n");
            String id = idOf(answer);
            if (id != null) {
                event.appendString("id: " + id + "\n");
            }
            response.write(event.appendString("data: ")
                    .appendBuffer(ResponseWriter.toBuffer(answer))
                    .appendString("\n\n"));
        }
    }

    private static @Nullable String idOf(Execution.Answer answer) {
        return answer.result().getData() instanceof Map<?, ?> data
                        && data.size() == 1
                        && data.values().iterator().next() instanceof Map<?, ?> item
                        && item.get("id") instanceof String id
                        && id.chars().allMatch(c -> c > ' ')
                ? id
                : null;
    }

    @Override
    public void finish(StreamedOperation of) {
        if (!ended) {
            response.write(COMPLETE);
            end();
        }
    }

    @Override
    public void finish(StreamedOperation of, Execution.Answer error) {
        // Without data: a stream that failed repeats its last item.
        next(
                of,
                error.of(ExecutionResult.newExecutionResult()
                        .errors(error.result().getErrors())
                        .build()));
        finish(of);
    }

    @Override
    public boolean hasRoom() {
        return !response.writeQueueFull();
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
}
