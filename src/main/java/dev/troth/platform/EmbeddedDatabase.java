package dev.troth.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL server of Troth's own, for the first minute and for tests. Its data are durable: they lie in a folder
 * and are there again at the next start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String USER = "postgres";
    private static final int MAJOR = 18;

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server on a free port of this machine.
     *
     * @param folder where its data lie; made when missing
     * @throws DatabaseChoice.NoDatabase if it does not start
     */
    public static EmbeddedDatabase start(Path folder) throws DatabaseChoice.NoDatabase {
        checkMajor(folder);
        try {
            Files.createDirectories(folder);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    // The builder turns it off, for tests; a fact that was acknowledged must be on disk.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            EmbeddedDatabase database = new EmbeddedDatabase(server);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-embedded-postgres"));
            return database;
        } catch (IOException | RuntimeException e) {
            throw new DatabaseChoice.NoDatabase(
                    "The embedded PostgreSQL in %s did not start: %s Maybe another Troth uses the folder, or this machine "
                                    .formatted(folder, e.getMessage())
                            + "does not let root start a server: then run as another user, or set QUARKUS_DATASOURCE_JDBC_URL.",
                    e);
        }
    }

    /** How to reach it. */
    public String jdbcUrl() {
        return server.getJdbcUrl(USER, USER);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("The embedded PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }

    private static void checkMajor(Path folder) throws DatabaseChoice.NoDatabase {
        Path version = folder.resolve("PG_VERSION");
        try {
            if (Files.exists(version)) {
                String major = Files.readString(version).strip();
                if (!major.equals(String.valueOf(MAJOR))) {
                    throw new DatabaseChoice.NoDatabase(
                            "The data in %s were written by PostgreSQL %s, but this Troth brings %d. Maybe export the facts "
                                            .formatted(folder, major, MAJOR)
                                    + "with the Troth that wrote them (GET /facts) and import them here?");
                }
            }
        } catch (IOException e) {
            throw new DatabaseChoice.NoDatabase("Cannot read " + version + ": " + e.getMessage(), e);
        }
    }
}
