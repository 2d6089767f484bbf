package dev.troth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Connections that the server ends, at any moment, are replaced. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConnectionPoolTest {
    private static final int ROUNDS = 40;

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int size;

    /** An idle connection that has ended was lost for the pool when transactions of other workspaces borrowed it. */
    @Test
    void poolKeepsItsSizeWhenTheServerEndsConnections() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            readInOtherWorkspaces(this::read);
            endAll();
            readInOtherWorkspaces(this::read);
            readInOtherWorkspaces(() -> QuarkusTransaction.requiringNew().run(this::read));
        }
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < size / 2; i++) {
                all.add(dataSource.getConnection());
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        assertThat(all).hasSize(size / 2);
    }

    private void read() {
        database.query("select 1", row -> 1);
    }

    private static void readInOtherWorkspaces(Runnable work) {
        List<CompletableFuture<Void>> reads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            reads.add(CompletableFuture.runAsync(() -> WorkspaceScope.run(UUID.randomUUID(), work)));
        }
        reads.forEach(read -> read.handle((done, failed) -> failed).join());
    }

    private void endAll() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()
                      and query not like 'listen%'
                    """);
        }
    }
}
