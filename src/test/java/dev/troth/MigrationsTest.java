package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.database.DatabaseSelector;
import dev.troth.platform.database.EmbeddedDatabase;
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

/** The schema of an empty database, made by an administrator, by an owner with few rights, and by one with too few. */
class MigrationsTest {
    private static final int NEWEST = 1;
    private static final String FIRST_WORKSPACE = "00000000-0000-0000-0000-000000000001";

    @TempDir
    static Path folder;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() throws DatabaseSelector.NoDatabase {
        server = EmbeddedDatabase.start(folder.resolve("postgres"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String url(String name) {
        return url(name, "postgres", server.password());
    }

    private static String url(String name, String user) {
        return url(name, user, "postgres");
    }

    private static String url(String name, String user, String password) {
        return server.jdbcUrl().replaceFirst("/postgres\\?user=postgres", "/" + name + "?user=" + user) + "&password="
                + password;
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

    /** @return how many migrations ran */
    private static int migrate(String url) {
        return Flyway.configure()
                .dataSource(url, null, null)
                .initSql("set troth.migrating = 'yes'")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    @Test
    void emptyDatabaseGetsTheWholeSchemaOnce() throws SQLException {
        run(url("postgres"), "create database fresh");
        assertThat(migrate(url("fresh"))).isEqualTo(NEWEST);
        assertThat(migrate(url("fresh"))).isZero();
        UUID stream = UUID.randomUUID();
        run(
                url("fresh"),
                "set troth.migrating = 'yes'",
                "insert into account_stream (workspace_id, id, ref, head_at, head_recorded_at) values ('%s', '%s', 'acme', '2025-01-01', '2025-01-01')"
                        .formatted(FIRST_WORKSPACE, stream),
                "insert into fact (workspace_id, id, account_id, type, ref, subject_kind, subject_ref, at, rank, recorded_at, body, digest) values ('%s', gen_random_uuid(), '%s', 'account', 'acme', 'account', 'acme', '2025-01-01', 0, '2025-01-01', '{}', '\\x00')"
                        .formatted(FIRST_WORKSPACE, stream));
        assertThat(ask(url("fresh"), "troth_app", FIRST_WORKSPACE, "select count(*) from fact"))
                .isEqualTo("1");
        assertThat(ask(url("fresh"), "troth_app", "", "select count(*) from fact"))
                .isEqualTo("0");
    }

    /** Row level security hides webhooks of other workspaces, so the dispatcher finds its workspaces by this mark only. */
    @Test
    void insertedWebhookMarksItsWorkspaceOnly() throws SQLException {
        run(url("postgres"), "create database hooked");
        migrate(url("hooked"));
        UUID marked = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        run(
                url("hooked"),
                "insert into workspace (id, name) values ('%s', 'marked'), ('%s', 'other')".formatted(marked, other),
                "set role troth_app",
                "set troth.workspace = '" + marked + "'",
                """
                insert into webhook (workspace_id, id, url, types, skip_sources, active, secret, seen_xid, seen_seq, created_at, version)
                values ('%s', gen_random_uuid(), 'https://example.com', '{}', '{}', true, 'secret', '0', 0, now(), 1)
                """.formatted(marked));
        assertThat(ask(
                        url("hooked"),
                        "troth_app",
                        marked.toString(),
                        "select has_webhooks from workspace where id = '" + marked + "'"))
                .isEqualTo("t");
        assertThat(ask(
                        url("hooked"),
                        "troth_app",
                        other.toString(),
                        "select has_webhooks from workspace where id = '" + other + "'"))
                .isEqualTo("f");
        run(url("hooked"), "set troth.migrating = 'yes'", "delete from webhook");
        assertThat(ask(
                        url("hooked"),
                        "troth_app",
                        marked.toString(),
                        "select has_webhooks from workspace where id = '" + marked + "'"))
                .as("the mark stays, because resetting it would race with webhooks that are being created")
                .isEqualTo("t");
    }

    @Test
    void ownerWithoutAdministratorRightsIsEnough() throws SQLException {
        run(
                url("postgres"),
                "do $$ begin create role troth_app nologin; exception when duplicate_object then null; end $$",
                "create role landlord login createrole password 'postgres'",
                "create database landed owner landlord");
        run(url("postgres"), "grant troth_app to landlord with admin option");
        migrate(url("landed", "landlord"));
        assertThat(ask(url("landed", "landlord"), "troth_app", UUID.randomUUID().toString(), "select current_user"))
                .isEqualTo("troth_app");
        // Forced: the owner, too, sees nothing unless they say that they are migrating.
        assertThat(ask(url("landed", "landlord"), "landlord", "", "select count(*) from fact"))
                .isEqualTo("0");
    }

    @Test
    void ownerWithoutRightToCreateTheRoleGetsInstructions() throws SQLException {
        run(url("postgres"), "create role tenant login password 'postgres'", "create database rented owner tenant");
        assertThatThrownBy(() -> migrate(url("rented", "tenant")))
                .hasMessageContaining("create role troth_app nologin; grant troth_app to \"tenant\"");
    }
}
