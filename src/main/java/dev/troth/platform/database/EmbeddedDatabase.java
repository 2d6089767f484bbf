package dev.troth.platform.database;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Embedded PostgreSQL server, for evaluation and tests. Its data directory is durable and is reused at the next start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final int STOP_SECONDS = 30;

    private final PostgresServer server;
    private final PostgresPassword password;
    private final FileChannel lock;
    private final ServerSupervisor supervisor;

    private EmbeddedDatabase(PostgresServer server, PostgresPassword password, FileChannel lock) {
        this.server = server;
        this.password = password;
        this.lock = lock;
        supervisor = new ServerSupervisor(server);
    }

    /**
     * Starts the PostgreSQL that Troth carries on a free port of this machine.
     *
     * @param folder data directory; created if it does not exist
     * @throws DatabaseSelector.NoDatabase if the server does not start
     */
    public static EmbeddedDatabase start(Path folder) throws DatabaseSelector.NoDatabase {
        return start(folder, PostgresHome.carried());
    }

    /**
     * Starts a PostgreSQL on a free port of this machine.
     *
     * @param folder where its data lie; made when missing
     * @throws DatabaseSelector.NoDatabase if it does not start
     */
    static EmbeddedDatabase start(Path folder, PostgresHome home) throws DatabaseSelector.NoDatabase {
        checkMajor(folder, home.major());
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder);
            PostgresPassword password = PostgresPassword.of(folder);
            PostgresServer server = serve(folder, home, password);
            EmbeddedDatabase database = new EmbeddedDatabase(server, password, lock);
            database.supervisor.watch();
            Runtime.getRuntime().addShutdownHook(new Thread(database::closeAfterTroth, "stop-embedded-postgres"));
            return database;
        } catch (IOException | RuntimeException e) {
            String hint = PostgresHome.isRoot()
                    ? " Maybe this machine does not let root start a server: then run as another user, or set "
                            + "QUARKUS_DATASOURCE_JDBC_URL to the URL of a database?"
                    : "";
            throw new DatabaseSelector.NoDatabase(
                    "The embedded PostgreSQL in %s did not start: %s%s".formatted(folder, e.getMessage(), hint), e);
        }
    }

    /**
     * The server usually starts within seconds. After a crash, PostgreSQL first replays its write-ahead log, which can
     * take minutes, or fails on remains of the previous server. The server therefore gets a second, longer attempt.
     */
    private static PostgresServer serve(Path folder, PostgresHome home, PostgresPassword password) throws IOException {
        try {
            return serve(folder, home, password, Duration.ofSeconds(60));
        } catch (IOException e) {
            if (!Files.exists(folder.resolve("PG_VERSION"))) {
                throw e;
            }
            System.err.println("The embedded PostgreSQL is still starting; waiting up to ten more minutes.");
            return serve(folder, home, password, Duration.ofMinutes(10));
        }
    }

    private static PostgresServer serve(Path folder, PostgresHome home, PostgresPassword password, Duration patience)
            throws IOException {
        stopOrphan(folder);
        return PostgresServer.start(home, folder, password, patience);
    }

    /** JDBC URL of the server, without its password. */
    public String jdbcUrl() {
        return server.jdbcUrl();
    }

    /** Password of the user {@value PostgresServer#USER}. */
    public String password() {
        return password.text();
    }

    /** Stops the server after Troth, because running requests need it until then. */
    private void closeAfterTroth() {
        Application troth = Application.currentApplication();
        if (troth != null) {
            troth.awaitShutdown();
        }
        close();
    }

    @Override
    public void close() {
        try {
            supervisor.close();
            server.close();
            lock.close();
        } catch (IOException e) {
            System.err.println("The embedded PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }

    /** File lock: one Troth process per data directory. The operating system releases it when the process ends. */
    private static FileChannel lock(Path folder) throws IOException, DatabaseSelector.NoDatabase {
        Path file = folder.resolveSibling(folder.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new DatabaseSelector.NoDatabase("Another Troth process uses the data in " + folder
                    + ". Maybe stop it, or set TROTH_DATA to another directory?");
        }
        return channel;
    }

    /**
     * Stops the server of a Troth process that was killed. No other process can use it, because this one holds the
     * lock.
     */
    private static void stopOrphan(Path folder) throws IOException {
        ProcessHandle orphan = PostgresServer.processOf(folder).orElse(null);
        if (orphan != null) {
            orphan.destroy();
            orphan.onExit()
                    .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(late -> orphan)
                    .join();
        }
    }

    private static void checkMajor(Path folder, int expected) throws DatabaseSelector.NoDatabase {
        Path version = folder.resolve("PG_VERSION");
        try {
            if (Files.exists(version)) {
                String major = Files.readString(version).strip();
                if (!major.equals(String.valueOf(expected))) {
                    throw new DatabaseSelector.NoDatabase(
                            "The data in %s were written by PostgreSQL %s, but PostgreSQL %d was to read them. Maybe migrate "
                                            .formatted(folder, major, expected)
                                    + "them with the Troth that wrote them, as described in src/docs/reliability.md?");
                }
            }
        } catch (IOException e) {
            throw new DatabaseSelector.NoDatabase("Cannot read " + version + ": " + e.getMessage(), e);
        }
    }
}
