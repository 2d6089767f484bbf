package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.common.Version;
import dev.troth.platform.database.PostgresArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the embedded PostgreSQL; {@code StartupIT} and all tests with a database check that it runs. */
class PostgresArchiveTest {
    @TempDir
    Path cache;

    @Test
    void concurrentStartsUnpackTheArchiveOnce() throws Exception {
        Callable<Path> node = () -> PostgresArchive.unpacked(cache);
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            for (Future<Path> home : nodes.invokeAll(List.of(node, node))) {
                assertThat(home.get().resolve("bin/postgres")).isExecutable();
            }
        }
        Path home;
        try (Stream<Path> left = Files.list(cache)) {
            home = left.reduce((one, other) -> {
                        throw new AssertionError(one + " and " + other);
                    })
                    .orElseThrow();
        }
        assertThat(home).hasFileName("postgres-" + Version.read().postgres());
        try (Stream<Path> libraries = Files.list(home.resolve("lib"))) {
            assertThat(libraries.filter(Files::isSymbolicLink).toList())
                    .isNotEmpty()
                    .allSatisfy(link -> assertThat(link.toRealPath()).isRegularFile());
        }
        assertThat(PostgresArchive.unpacked(cache)).isEqualTo(home.toAbsolutePath());
    }
}
