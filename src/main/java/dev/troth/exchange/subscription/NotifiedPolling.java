package dev.troth.exchange.subscription;

import dev.troth.platform.database.ChangeNotifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A stream that reads again after every notification, as long as its client requests items (back-pressure).
 *
 * @param <T> type of the items
 */
public final class NotifiedPolling<T> {
    private final ChangeNotifier notifier;
    private final String topic;
    private final Executor executor;
    private final Supplier<Poll<T>> poll;

    private NotifiedPolling(ChangeNotifier notifier, String topic, Executor executor, Supplier<Poll<T>> poll) {
        this.notifier = notifier;
        this.topic = topic;
        this.executor = executor;
        this.poll = poll;
    }

    /**
     * Result of one read.
     *
     * @param soon whether to read again soon, without a notification
     * @param last whether the stream ends
     */
    public record Poll<T>(List<T> found, boolean soon, boolean last) {}

    /**
     * Streams the results of all reads. A read only happens when the client has consumed the results of the previous
     * one.
     *
     * @param executor runs the reads, and those of the fields of items, with the view of the caller
     */
    public static <T> Multi<T> stream(
            ChangeNotifier notifier, String topic, Executor executor, Supplier<Poll<T>> poll) {
        NotifiedPolling<T> following = new NotifiedPolling<>(notifier, topic, executor, poll);
        return Multi.createBy()
                .repeating()
                .uni(following::next)
                .whilst(found -> !found.last())
                .onItem()
                .transformToIterable(Poll::found)
                // Fields of an item are read from the database with the same view, which must not block an event loop.
                .emitOn(executor);
    }

    private Uni<Poll<T>> next() {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean gone = new AtomicBoolean();
            AtomicReference<Runnable> waiting = new AtomicReference<>(() -> {});
            emitter.onTermination(() -> {
                gone.set(true);
                waiting.get().run();
            });
            executor.execute(() -> attempt(emitter, gone, waiting));
        });
    }

    private void attempt(UniEmitter<? super Poll<T>> emitter, AtomicBoolean gone, AtomicReference<Runnable> waiting) {
        if (gone.get()) {
            return;
        }
        try {
            long seen = notifier.count(topic);
            Poll<T> found = poll.get();
            if (!found.found().isEmpty() || found.last()) {
                emitter.complete(found);
                return;
            }
            Duration latest = found.soon() ? Duration.ofMillis(100) : Duration.ofMinutes(1);
            waiting.set(
                    notifier.await(topic, seen, latest, () -> executor.execute(() -> attempt(emitter, gone, waiting))));
        } catch (RuntimeException fault) {
            emitter.fail(fault);
        }
    }
}
