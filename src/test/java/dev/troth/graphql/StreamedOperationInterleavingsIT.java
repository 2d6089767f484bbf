package dev.troth.graphql;

import static dev.troth.testing.Interleavings.require;
import static dev.troth.testing.Interleavings.share;

import dev.troth.testing.Interleavings;
import graphql.ExecutionResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;

/** Back-pressure of one operation, for all orders of what the stream, the client and the event loop do. */
class StreamedOperationInterleavingsIT {
    private static final Execution.Answer OPENING = new Execution.Answer(result(), 200, true, "r", Map.of());

    private static ExecutionResult result() {
        return ExecutionResult.newExecutionResult().data(Map.of("n", 1)).build();
    }

    @Test
    void itemIsRequestedAgainWhenTheClientHasReadInAnyOrder() {
        Interleavings.explore(() -> {
            Channel channel = new Channel(false);
            Stream stream = new Stream();
            StreamedOperation operation = share(new StreamedOperation("1", channel, Duration.ofSeconds(1)));
            operation.follow(subscriber -> subscriber.onSubscribe(stream), OPENING);
            Interleavings.together(() -> operation.onNext(result()), () -> channel.drain(operation));
            channel.drain(operation);
            require(channel.sent.equals(List.of("next")), "the item is sent");
            require(stream.requested == 2, "the next one is requested");
        });
    }

    @Test
    void stoppedOperationSendsNothingMoreAndIsCancelledInAnyOrder() {
        Interleavings.explore(() -> {
            Channel channel = new Channel(true);
            Stream stream = new Stream();
            StreamedOperation operation = share(new StreamedOperation("1", channel, Duration.ofSeconds(1)));
            Interleavings.together(
                    () -> {
                        operation.follow(subscriber -> subscriber.onSubscribe(stream), OPENING);
                        operation.onNext(result());
                    },
                    () -> channel.onLoop(() -> {
                        operation.stop();
                        channel.sent.add("stopped");
                    }));
            require(channel.sent.getLast().equals("stopped"), "nothing is sent after the stop");
            require(stream.cancelled, "the stream is cancelled");
        });
    }

    @Test
    void operationEndsOnceInAnyOrder() {
        Interleavings.explore(() -> {
            Channel channel = new Channel(false);
            StreamedOperation operation = share(new StreamedOperation("1", channel, Duration.ofSeconds(1)));
            operation.follow(subscriber -> subscriber.onSubscribe(new Stream()), OPENING);
            operation.onNext(result());
            Interleavings.together(
                    operation::onComplete,
                    () -> operation.onError(RequestException.of(ErrorCode.UNAVAILABLE, "Later.")),
                    channel::letTimeRunOut);
            require(channel.sent.equals(List.of("next", "finish")), "it ends once");
        });
    }

    /** Its event loop runs one thing after the other, on the thread that finds it idle. */
    private static final class Channel implements OperationChannel {
        private final Queue<Runnable> loop = new ArrayDeque<>();
        private final List<String> sent = new ArrayList<>();
        private boolean busy;
        private boolean room;
        private Runnable late = () -> {};

        Channel(boolean room) {
            this.room = room;
        }

        @Override
        public synchronized void onLoop(Runnable work) {
            loop.add(work);
            if (!busy) {
                busy = true;
                while (!loop.isEmpty()) {
                    loop.remove().run();
                }
                busy = false;
            }
        }

        /** The client reads all messages. */
        void drain(StreamedOperation operation) {
            onLoop(() -> {
                room = true;
                operation.roomAgain();
            });
        }

        void letTimeRunOut() {
            onLoop(() -> late.run());
        }

        @Override
        public boolean isPermitted() {
            return true;
        }

        @Override
        public void withdraw(StreamedOperation operation) {
            throw new AssertionError("It is permitted.");
        }

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public long timer(long millis, Runnable whenLate) {
            late = whenLate;
            return 1;
        }

        @Override
        public void cancelTimer(long timer) {
            late = () -> {};
        }

        @Override
        public void next(StreamedOperation operation, Execution.Answer answer) {
            sent.add("next");
        }

        @Override
        public void finish(StreamedOperation operation) {
            sent.add("finish");
        }

        @Override
        public void finish(StreamedOperation operation, Execution.Answer error) {
            sent.add("finish");
        }
    }

    private static final class Stream implements Subscription {
        private long requested;
        private boolean cancelled;

        @Override
        public void request(long more) {
            requested += more;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
