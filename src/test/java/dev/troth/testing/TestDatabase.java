package dev.troth.testing;

import dev.troth.platform.database.DatabaseSelector;
import dev.troth.platform.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The same embedded PostgreSQL that Troth starts with, empty, in a folder of its own. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("troth-test");
            database = EmbeddedDatabase.start(folder.resolve("postgres"));
        } catch (IOException | DatabaseSelector.NoDatabase e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
        delete();
    }

    /** Every run leaves as much as it found. */
    private void delete() {
        try (Stream<Path> all = folder == null ? Stream.empty() : Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.err.println("The test database could not be deleted: " + e.getMessage());
        }
    }
}
