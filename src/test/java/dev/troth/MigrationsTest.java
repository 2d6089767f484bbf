package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.DatabaseChoice;
import dev.troth.platform.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of any version before comes to be one of today, with what is in it; also for an owner who may little. */
class MigrationsTest {
    private static final int NEWEST = 16;

    @TempDir
    static Path folder;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() throws DatabaseChoice.NoDatabase {
        server = EmbeddedDatabase.start(folder.resolve("postgres"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String url(String name) {
        return server.jdbcUrl().replaceFirst("/postgres\\?", "/" + name + "?");
    }

    private static String url(String name, String user) {
        return url(name).replaceFirst("user=postgres", "user=" + user);
    }

    private static void run(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static String ask(String url, String as, String workspace, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + as);
            statement.execute("set troth.workspace = '" + workspace + "'");
            try (ResultSet row = statement.executeQuery(question)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void migrate(String url, int until) {
        Flyway.configure()
                .dataSource(url, null, null)
                .initSql("set troth.migrating = 'yes'")
                .target(Integer.toString(until))
                .load()
                .migrate();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void fromEveryVersionBefore(int version) throws SQLException {
        String name = "from" + version;
        run(url("postgres"), "create database " + name);
        migrate(url(name), version);
        UUID stream = UUID.randomUUID();
        run(
                url(name),
                "set troth.migrating = 'yes'",
                "insert into account_stream (workspace_id, id, ref, head_at, head_recorded_at) values ('00000000-0000-0000-0000-000000000001', '%s', 'acme', '2025-01-01', '2025-01-01')"
                        .formatted(stream),
                "insert into fact (workspace_id, id, account_id, type, ref, subject_kind, subject_ref, at, rank, recorded_at, body, digest) values ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), '%s', 'account', 'acme', 'account', 'acme', '2025-01-01', 0, '2025-01-01', '{}', '\\x00')"
                        .formatted(stream));
        if (version == 10) {
            run(
                    url(name),
                    "insert into api_key (workspace_id, id, name, prefix, hash, scopes, created_at) values ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), 'old', 'troth_', '\\x0102', '{READ}', now())");
        }
        migrate(url(name), NEWEST);
        String first = "00000000-0000-0000-0000-000000000001";
        assertThat(ask(url(name), "troth_app", first, "select count(*) from fact"))
                .isEqualTo("1");
        assertThat(ask(url(name), "troth_app", "", "select count(*) from fact")).isEqualTo("0");
        if (version == 10) {
            assertThat(ask(
                            url(name),
                            "troth_app",
                            first,
                            "select count(*) from api_key_secret s join api_key k on k.id = s.key_id"))
                    .isEqualTo("1");
        }
    }

    @Test
    void anOwnerWhoIsNoAdministratorIsEnough() throws SQLException {
        run(
                url("postgres"),
                "do $$ begin create role troth_app nologin; exception when duplicate_object then null; end $$",
                "create role landlord login createrole password 'postgres'",
                "create database landed owner landlord");
        run(url("postgres"), "grant troth_app to landlord with admin option");
        migrate(url("landed", "landlord"), 15);
        String first = "00000000-0000-0000-0000-000000000001";
        run(
                url("landed", "landlord"),
                "set troth.migrating = 'yes'",
                "insert into workspace (id, name) values ('00000000-0000-0000-0000-000000000002', 'other')",
                "insert into webhook (workspace_id, id, url, types, skip_sources, active, secret, seen_xid, seen_seq, created_at, version) values ('%s', gen_random_uuid(), 'https://example.com', '{}', '{}', true, 's', '0', 0, now(), 1)"
                        .formatted(first));
        migrate(url("landed", "landlord"), NEWEST);
        assertThat(ask(
                        url("landed", "landlord"),
                        "troth_app",
                        "",
                        "select string_agg(id::text, ' ') from workspace where has_webhooks"))
                .isEqualTo(first);
        assertThat(ask(url("landed", "landlord"), "troth_app", UUID.randomUUID().toString(), "select current_user"))
                .isEqualTo("troth_app");
        // Forced: the owner, too, sees nothing unless they say that they are migrating.
        assertThat(ask(url("landed", "landlord"), "landlord", "", "select count(*) from fact"))
                .isEqualTo("0");
    }

    @Test
    void whoMayNotMakeTheRoleIsToldWhatToDo() throws SQLException {
        run(url("postgres"), "create role tenant login password 'postgres'", "create database rented owner tenant");
        assertThatThrownBy(() -> migrate(url("rented", "tenant"), NEWEST))
                .hasMessageContaining("create role troth_app nologin; grant troth_app to \"tenant\"");
    }
}
