package dev.troth.platform;

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
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells waiting readers, on every node, that something they read has changed: by LISTEN and NOTIFY of the database. A
 * wake-up says nothing but "look again"; whoever misses one looks again after a while anyhow, so nothing depends on it
 * but speed.
 */
@ApplicationScoped
public class Wakeups {
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

    Wakeups(DataSource dataSource, Database database, ScheduledExecutorService timers) {
        this.dataSource = dataSource;
        this.database = database;
        this.timers = timers;
    }

    void start(@Observes StartupEvent event) {
        listener.setDaemon(true);
        listener.start();
    }

    /** Waits for the listener, so that its connection is given back before the pool is closed. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        listener.join(2L * WAIT_MILLIS);
    }

    /** Tells everybody who waits for a topic, once the current transaction is committed. */
    public void send(String topic) {
        database.query("select pg_notify('" + CHANNEL + "', ?)", row -> 1, topic);
    }

    /** How often there was news of a topic; read it before looking, so that no news is missed after it. */
    public long count(String topic) {
        return counts.computeIfAbsent(topic, t -> new AtomicLong()).get();
    }

    /**
     * Runs something when there is more news of a topic than so many, or when it is time to look anyhow.
     *
     * @return to be run when nobody waits any more
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
            one.forget();
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
            if (forget()) {
                look.run();
            }
        }

        boolean forget() {
            Set<Waiting> others = waiting.get(topic);
            if (others != null) {
                others.remove(this);
            }
            return done.compareAndSet(false, true);
        }
    }

    private void listen() {
        while (!stopped) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set statement_timeout = 0");
                statement.execute("listen " + CHANNEL);
                // What was said while nobody listened is found by looking.
                counts.keySet().forEach(this::wake);
                PGConnection postgres = connection.unwrap(PGConnection.class);
                while (!stopped) {
                    PGNotification[] news = postgres.getNotifications(WAIT_MILLIS);
                    for (PGNotification one : news == null ? new PGNotification[0] : news) {
                        wake(one.getParameter());
                    }
                }
            } catch (SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("Live updates are slower until the database answers again: %s", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void wake(String topic) {
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
