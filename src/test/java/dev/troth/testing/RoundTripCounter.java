package dev.troth.testing;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a connection to the database is taken: a reading query takes one for each round trip. */
@ApplicationScoped
public class RoundTripCounter implements AgroalPoolInterceptor {
    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public void onConnectionAcquire(Connection connection) {
        // The task scheduler polls beside every request, more often on a slow machine.
        if (!Thread.currentThread().getName().startsWith("db-scheduler")) {
            taken.incrementAndGet();
        }
    }

    /** How many round trips something takes; what runs beside it now and then is left out by asking six times. */
    public int of(Runnable something) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            int before = taken.get();
            something.run();
            fewest = Math.min(fewest, taken.get() - before);
        }
        return fewest;
    }
}
