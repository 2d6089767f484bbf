package dev.troth.platform.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Starts an embedded server again when it ends, for example because its disk was full or its process was killed. It tries
 * until the server starts, so that no operator is needed when the cause has gone.
 */
final class ServerSupervisor implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger("Troth");

    /** A server replays its write-ahead log at the start, which takes minutes in the worst case. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final PostgresServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    ServerSupervisor(PostgresServer server) {
        this.server = server;
    }

    /** Begins to watch the server, which runs. */
    void watch() {
        Thread.ofVirtual().name("supervise-embedded-postgres").start(this::supervise);
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        while (!isClosedWithin(pause)) {
            try {
                Optional<ProcessHandle> process = server.process();
                if (process.isPresent()) {
                    pause = FIRST_PAUSE;
                } else {
                    LOG.warn("The embedded PostgreSQL has ended. It is started again.");
                    server.start(PATIENCE);
                    LOG.info("The embedded PostgreSQL is running again.");
                }
            } catch (IOException | RuntimeException e) {
                // No failure may end the supervision.
                pause = longer(pause);
                LOG.errorf("The embedded PostgreSQL did not start; next attempt in %s: %s", pause, e.getMessage());
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean isClosedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
