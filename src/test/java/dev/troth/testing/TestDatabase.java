package dev.troth.testing;

import dev.troth.platform.DatabaseChoice;
import dev.troth.platform.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** The same embedded PostgreSQL that Troth starts with, empty, in a folder of its own. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            database = EmbeddedDatabase.start(
                    Files.createTempDirectory("troth-test").resolve("postgres"));
        } catch (IOException | DatabaseChoice.NoDatabase e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres");
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
