package dev.troth.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** One operation on a channel. Everything except the callbacks of the stream runs on the event loop of the channel. */
final class StreamedOperation implements Subscriber<ExecutionResult> {
    private static final long NONE = -1;

    private final String id;
    private final OperationChannel channel;
    private final Duration patience;

    private Execution.@Nullable Answer opening;
    private @Nullable Subscription subscription;
    private boolean stopped;
    private boolean waitsForRoom;
    private long impatience = NONE;

    StreamedOperation(String id, OperationChannel channel, Duration patience) {
        this.id = id;
        this.channel = channel;
        this.patience = patience;
    }

    String id() {
        return id;
    }

    void follow(Publisher<ExecutionResult> stream, Execution.Answer answer) {
        this.opening = answer;
        stream.subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        channel.onLoop(() -> {
            if (stopped) {
                given.cancel();
            } else {
                subscription = given;
                given.request(1);
            }
        });
    }

    /** Called on a worker thread, which reads the fields of the item. */
    @Override
    public void onNext(ExecutionResult result) {
        try {
            if (!channel.isPermitted()) {
                channel.onLoop(() -> channel.withdraw(this));
                return;
            }
        } catch (RuntimeException fault) {
            onError(fault);
            return;
        }
        channel.onLoop(() -> {
            Execution.Answer first = opening;
            if (stopped || first == null) {
                return;
            }
            List<GraphQLError> errors = ErrorMapper.cleaned(result.getErrors(), first.requestId());
            if (result.getErrors().stream().anyMatch(StreamedOperation::isOfTheStream)) {
                stop();
                channel.finish(this, first.of(result.transform(clean -> clean.errors(errors))));
                return;
            }
            ExecutionResult clean = errors.isEmpty() ? result : result.transform(told -> told.errors(errors));
            channel.next(this, first.of(clean));
            if (channel.hasRoom()) {
                more();
            } else {
                waitsForRoom = true;
                impatience = channel.timer(patience.toMillis(), this::tooSlow);
            }
        });
    }

    /**
     * Returns whether the stream itself failed, and not a field of an item. SmallRye reports a failed stream by
     * repeating the previous item with an error.
     */
    private static boolean isOfTheStream(GraphQLError error) {
        return error.getPath() != null && error.getPath().size() == 1;
    }

    @Override
    public void onError(Throwable fault) {
        channel.onLoop(() -> {
            if (!stopped) {
                fail(fault, opening == null ? "" : opening.requestId());
            }
        });
    }

    @Override
    public void onComplete() {
        channel.onLoop(() -> {
            if (!stopped) {
                stopped = true;
                channel.finish(this);
            }
        });
    }

    /** Called when the client has read the pending messages. */
    void roomAgain() {
        if (waitsForRoom) {
            waitsForRoom = false;
            channel.cancelTimer(impatience);
            more();
        }
    }

    void stop() {
        stopped = true;
        if (impatience != NONE) {
            channel.cancelTimer(impatience);
        }
        if (subscription != null) {
            subscription.cancel();
        }
    }

    void fail(Throwable fault, String requestId) {
        stop();
        channel.finish(
                this,
                new Execution.Answer(
                        ExecutionResult.newExecutionResult()
                                .errors(List.of(ErrorMapper.toError(fault, requestId, null, null)))
                                .build(),
                        500,
                        true,
                        requestId,
                        java.util.Map.of()));
    }

    private void more() {
        if (!stopped && subscription != null) {
            subscription.request(1);
        }
    }

    private void tooSlow() {
        if (waitsForRoom && !stopped) {
            fail(
                    RequestException.of(
                            ErrorCode.RATE_LIMITED,
                            "The messages of %s were not read in time. Maybe subscribe again with sinceFact?",
                            patience),
                    opening == null ? "" : opening.requestId());
        }
    }
}
