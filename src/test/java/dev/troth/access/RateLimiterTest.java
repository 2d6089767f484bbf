package dev.troth.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.AccessContext;
import dev.troth.testing.Proxies;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;

/** A race, because the library of its cache cannot be explored: it does its work in threads of its own. */
class RateLimiterTest {
    private static final int BURST = 300;
    private static final int THREADS = 4;
    private static final UUID WORKSPACE = new UUID(0, 1);

    private static final AccessSettings.Rate RATE = Proxies.of(
            AccessSettings.Rate.class,
            (of, method, arguments) -> method.getName().equals("burst") ? BURST : 1);

    private static final AccessSettings SETTINGS = Proxies.of(AccessSettings.class, (of, method, arguments) -> RATE);

    private static Caller key(int number) {
        return new Caller(AccessContext.all(WORKSPACE), new UUID(1, number), "key", null, Set.of(), null);
    }

    @RepeatedTest(20)
    void racingKeysOfAWorkspaceGetExactlyItsBurst() {
        RateLimiter limiter = new RateLimiter(SETTINGS);
        AtomicInteger served = new AtomicInteger();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                Caller caller = key(i % 2);
                threads.execute(() -> {
                    for (int asked = 0; asked < BURST; asked++) {
                        served.addAndGet(limiter.decide(caller).pause().isEmpty() ? 1 : 0);
                    }
                });
            }
        }
        int refilled = 1 + (int) Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(served.get()).isBetween(BURST, BURST + refilled);
    }
}
