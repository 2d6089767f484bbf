package dev.troth.platform.tenancy;

import static dev.troth.testing.Interleavings.require;
import static dev.troth.testing.Interleavings.share;

import dev.troth.testing.Interleavings;
import dev.troth.testing.Interleavings.Counter;
import dev.troth.testing.Proxies;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitInterleavingsIT {
    private static final UUID WORKSPACE = new UUID(0, 1);

    /** Runs everything at once. */
    private static final Context CONTEXT = Proxies.of(Context.class, (of, method, arguments) -> {
        ((Handler<?>) arguments[0]).handle(null);
        return null;
    });

    private static final Vertx AT_ONCE = Proxies.of(Vertx.class, (of, method, arguments) -> CONTEXT);

    @Test
    void noInterleavingExceedsTheLimitOrLosesATurn() {
        Interleavings.explore(() -> {
            ConcurrencyLimit limit = share(new ConcurrencyLimit(AT_ONCE, 1, 1));
            Counter running = new Counter();
            AtomicInteger served = new AtomicInteger();
            Runnable request = () -> limit.enter(WORKSPACE, 1).onSuccess(leave -> {
                running.during(served::incrementAndGet);
                leave.run();
                leave.run();
            });
            Interleavings.together(request, request);
            require(running.most() == 1, "one at a time");
            require(served.get() == 2, "one runs, and one may wait");
            require(limit.enter(WORKSPACE, 1).succeeded(), "no turn is lost");
            require(!limit.enter(WORKSPACE, 1).isComplete(), "no turn is added");
        });
    }
}
