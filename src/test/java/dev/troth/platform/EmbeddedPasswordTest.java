package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.database.EmbeddedDatabase;
import dev.troth.platform.database.PostgresHome;
import dev.troth.platform.database.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL lets in who knows its password: other users of the machine do not. */
class EmbeddedPasswordTest {
    @TempDir
    Path folder;

    private static void refuses(EmbeddedDatabase database) {
        for (String password : new String[] {"", "postgres"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", password)
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    private static int rows(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void folderWithoutPasswordGetsOneAndKeepsItsData() throws Exception {
        Path data = folder.resolve("postgres");
        try (PostgresServer before =
                        PostgresServer.start(PostgresHome.carried(), data, 0, Map.of(), Duration.ofSeconds(60));
                Connection connection = DriverManager.getConnection(before.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (one int)");
            statement.execute("insert into kept values (1)");
        }
        Path file = folder.resolve("postgres.password");
        String first;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            refuses(database);
            assertThat(rows(database)).isEqualTo(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            first = database.password();
            assertThat(first).hasSize(43);
        }
        // A lost file is made again.
        Files.delete(file);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            refuses(database);
            assertThat(rows(database)).isEqualTo(1);
            assertThat(database.password()).isNotEqualTo(first);
        }
    }

    @Test
    void newFolderHasThePasswordFromTheStart() throws Exception {
        Path data = folder.resolve("fresh/postgres");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            refuses(database);
            assertThat(Files.readString(data.resolve("pg_hba.conf")).lines())
                    .noneMatch(line -> line.matches("[a-z].*\\strust\\s*"));
        }
    }
}
