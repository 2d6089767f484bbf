package dev.troth.platform.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGNotification;
import org.postgresql.jdbc.PgConnection;

/**
 * Change notifications across nodes, by LISTEN and NOTIFY of PostgreSQL. A notification only triggers a new read. A
 * missed one delays a reader until its next poll, so correctness never depends on delivery.
 */
@ApplicationScoped
public class ChangeNotifier {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final String CHANNEL = "troth";
    private static final int WAIT_MILLIS = 500;
    private static final Duration LOOK_ANYHOW = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final Database database;
    private final ScheduledExecutorService timers;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, Set<Waiting>> waiting = new ConcurrentHashMap<>();
    private final Thread listener = new Thread(this::listen, "wakeups");
    private volatile boolean stopped;

    ChangeNotifier(DataSource dataSource, Database database, ScheduledExecutorService timers) {
        this.dataSource = dataSource;
        this.database = database;
        this.timers = timers;
    }

    void start(@Observes StartupEvent event) {
        listener.setDaemon(true);
        listener.start();
    }

    /** Waits for the listener thread, so that its connection is returned before the pool is closed. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        listener.join(2L * WAIT_MILLIS);
    }

    /** Notifies all waiting readers of a topic when the current transaction commits. */
    public void send(String topic) {
        database.query("select pg_notify('" + CHANNEL + "', ?)", row -> 1, topic);
    }

    /** Number of notifications of a topic. Read it before reading the data, so that no later notification is missed. */
    public long count(String topic) {
        return counts.computeIfAbsent(topic, t -> new AtomicLong()).get();
    }

    /**
     * Calls {@code look} when the topic has more notifications than {@code seen}, or at the latest after the given
     * time.
     *
     * @return cancels the wait
     */
    public Runnable await(String topic, long seen, Duration atLatest, Runnable look) {
        Waiting one = new Waiting(topic, look);
        waiting.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet()).add(one);
        Duration latest = atLatest.compareTo(LOOK_ANYHOW) < 0 ? atLatest : LOOK_ANYHOW;
        var timer = timers.schedule(one::wake, latest.toMillis(), TimeUnit.MILLISECONDS);
        if (count(topic) > seen) {
            one.wake();
        }
        return () -> {
            one.release();
            timer.cancel(false);
        };
    }

    private final class Waiting {
        private final String topic;
        private final Runnable look;
        private final AtomicBoolean done = new AtomicBoolean();

        Waiting(String topic, Runnable look) {
            this.topic = topic;
            this.look = look;
        }

        void wake() {
            if (release()) {
                look.run();
            }
        }

        boolean release() {
            Set<Waiting> others = waiting.get(topic);
            if (others != null) {
                others.remove(this);
            }
            return done.compareAndSet(false, true);
        }
    }

    private void listen() {
        while (!stopped) {
            try (Connection connection = dataSource.getConnection()) {
                receive(connection.unwrap(PgConnection.class));
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("Live updates are slower until the database is available again: %s", e.getMessage());
                    pause();
                }
            }
        }
    }

    /** Receives notifications until the end of the node. */
    private void receive(PgConnection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("set statement_timeout = 0");
            statement.execute("listen " + CHANNEL);
            // A read finds all changes that were notified while the connection was down.
            counts.keySet().forEach(this::wake);
            while (!stopped) {
                PGNotification[] news = session.getNotifications(WAIT_MILLIS);
                for (PGNotification one : news == null ? new PGNotification[0] : news) {
                    wake(one.getParameter());
                }
            }
        } catch (SQLException | RuntimeException e) {
            // The pool does not see the errors of a bare session, and would lend it again: broken, or without a time
            // limit.
            session.abort(Runnable::run);
            throw e;
        }
    }

    /** Wakes all who wait for the topic, and counts the notification for those who have read its data and will wait. */
    void wake(String topic) {
        counts.computeIfAbsent(topic, t -> new AtomicLong()).incrementAndGet();
        waiting.getOrDefault(topic, Set.of()).forEach(Waiting::wake);
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
