package dev.troth.platform.database;

import static dev.troth.testing.Interleavings.require;
import static dev.troth.testing.Interleavings.share;

import dev.troth.testing.Interleavings;
import dev.troth.testing.Proxies;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeNotifierInterleavingsIT {
    /** Timers that never run out, so that only a notification wakes. */
    private static final ScheduledExecutorService NO_TIMERS = Proxies.of(
            ScheduledExecutorService.class,
            (of, method, arguments) -> Proxies.of(ScheduledFuture.class, (future, asked, none) -> true));

    @Test
    void notificationAfterTheReadWakesTheReaderOnceInAnyInterleaving() {
        Interleavings.explore(() -> {
            ChangeNotifier notifier = share(new ChangeNotifier(null, null, NO_TIMERS));
            AtomicBoolean written = new AtomicBoolean();
            AtomicInteger looks = new AtomicInteger();
            AtomicBoolean found = new AtomicBoolean();
            Interleavings.together(
                    () -> {
                        long seen = notifier.count("facts");
                        found.set(written.get());
                        notifier.await("facts", seen, Duration.ofSeconds(5), looks::incrementAndGet);
                    },
                    () -> {
                        written.set(true);
                        notifier.wake("facts");
                    });
            require(looks.get() <= 1, "it is woken once");
            require(found.get() || looks.get() == 1, "it has read the change, or is woken");
        });
    }

    @Test
    void cancelledReaderIsNotWokenAfterwardsInAnyInterleaving() {
        Interleavings.explore(() -> {
            ChangeNotifier notifier = share(new ChangeNotifier(null, null, NO_TIMERS));
            AtomicInteger looks = new AtomicInteger();
            Runnable cancel =
                    notifier.await("facts", notifier.count("facts"), Duration.ofSeconds(5), looks::incrementAndGet);
            Interleavings.together(() -> notifier.wake("facts"), cancel);
            int before = looks.get();
            notifier.wake("facts");
            require(looks.get() == before && before <= 1, "it is not woken after it was cancelled");
        });
    }
}
