package dev.troth.platform;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.jdbc.PgConnection;

/**
 * Tells every connection for which workspace it is used, so that PostgreSQL gives out no row of another one, whatever a
 * statement of ours forgot to say. Where there is no workspace there are no rows.
 */
@ApplicationScoped
public class DatabaseWall implements AgroalPoolInterceptor {
    private static final int FIRST_OF_ALL = 1;

    private final CurrentWorkspace workspace;
    private final Map<PgConnection, String> told = new ConcurrentHashMap<>();

    DatabaseWall(CurrentWorkspace workspace) {
        this.workspace = workspace;
    }

    /** The wall is of no use to somebody who may walk around it: then Troth does not start. */
    void check(@Observes @Priority(FIRST_OF_ALL) StartupEvent event, Database database) {
        boolean stands = database.query("""
                        select not rolsuper and not rolbypassrls
                          and not exists (select from pg_class where relname = 'fact' and relowner = r.oid) as stands
                        from pg_roles r where rolname = current_user
                        """, row -> row.getBoolean("stands")).getFirst();
        if (!stands) {
            throw new IllegalStateException(
                    "The role that Troth works as in PostgreSQL owns its tables or bypasses row level security.");
        }
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        String wanted = workspace.ifAny().map(UUID::toString).orElse("");
        PgConnection bare = bare(connection);
        if (!wanted.equals(told.get(bare))) {
            try {
                tell(bare, wanted);
                told.put(bare, wanted);
            } catch (SQLException e) {
                told.remove(bare);
                throw new Database.DatabaseFault(e);
            }
        }
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        told.remove(bare(connection));
    }

    private static PgConnection bare(Connection connection) {
        try {
            return connection.unwrap(PgConnection.class);
        } catch (SQLException e) {
            throw new Database.DatabaseFault(e);
        }
    }

    /** Outside the transaction that is about to begin: it would take the word back when it is rolled back. */
    private static void tell(PgConnection connection, String workspace) throws SQLException {
        boolean alone = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('troth.workspace', ?, false)")) {
            statement.setString(1, workspace);
            statement.execute();
        } finally {
            connection.setAutoCommit(alone);
        }
    }
}
