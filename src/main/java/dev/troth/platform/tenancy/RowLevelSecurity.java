package dev.troth.platform.tenancy;

import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.database.Database;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/**
 * Row level security: sets the workspace and the visible accounts as session settings of every connection, which the
 * policies of PostgreSQL read (V1). A statement with a missing tenant condition therefore returns no rows of another
 * tenant. Without a workspace, no row is visible.
 */
@ApplicationScoped
public class RowLevelSecurity implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(RowLevelSecurity.class);
    private static final int FIRST_OF_ALL = 1;

    private final CurrentWorkspace workspace;
    private final Map<PgConnection, SessionSettings> applied = new ConcurrentHashMap<>();

    RowLevelSecurity(CurrentWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Rejects startup with a role that bypasses row level security. */
    void check(@Observes @Priority(FIRST_OF_ALL) StartupEvent event, Database database) {
        boolean stands = database.query("""
                        select not rolsuper and not rolbypassrls
                          and not exists (select from pg_class where relname = 'fact' and relowner = r.oid) as stands
                        from pg_roles r where rolname = current_user
                        """, row -> row.getBoolean("stands")).getFirst();
        if (!stands) {
            throw new IllegalStateException(
                    "The PostgreSQL role of Troth owns the tables or bypasses row level security.");
        }
    }

    /**
     * Closes a connection that does not accept the settings. It does not throw, because the pool would keep a connection
     * whose interceptor fails, and loses its place when a transaction borrows it again: the first statement of the borrower
     * fails, and the pool replaces the connection.
     */
    @Override
    public void onConnectionAcquire(Connection connection) {
        SessionSettings required = workspace.view().map(SessionSettings::of).orElse(SessionSettings.NOTHING);
        PgConnection bare = bare(connection);
        if (!required.equals(applied.get(bare))) {
            try {
                apply(bare, required);
                applied.put(bare, required);
            } catch (SQLException e) {
                LOG.debugf(e, "A connection does not accept its settings and is closed");
                applied.remove(bare);
                close(bare);
            }
        }
    }

    private static void close(PgConnection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new Database.DatabaseFault(e);
        }
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        applied.remove(bare(connection));
    }

    /** Session settings of a connection, as the policies of V1 read them. */
    private record SessionSettings(String workspace, String limited, String owner, String account, String politics) {
        static final SessionSettings NOTHING = new SessionSettings("", "yes", "", "", "");

        static SessionSettings of(AccessContext context) {
            VisibilityScope visibility = context.visibility();
            return new SessionSettings(
                    context.workspace().toString(),
                    visibility.isOfAllAccounts() ? "" : "yes",
                    Objects.requireNonNullElse(visibility.ownedBy(), ""),
                    Objects.requireNonNullElse(visibility.account(), ""),
                    visibility.politics() ? "yes" : "");
        }
    }

    private static PgConnection bare(Connection connection) {
        try {
            return connection.unwrap(PgConnection.class);
        } catch (SQLException e) {
            throw new Database.DatabaseFault(e);
        }
    }

    /** Runs outside the transaction that is about to begin, because a rollback would restore the old settings. */
    private static void apply(PgConnection connection, SessionSettings settings) throws SQLException {
        boolean alone = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (PreparedStatement statement = connection.prepareStatement("""
                select set_config('troth.workspace', ?, false), set_config('troth.limited', ?, false),
                    set_config('troth.owner', ?, false), set_config('troth.account', ?, false),
                    set_config('troth.politics', ?, false)
                """)) {
            statement.setString(1, settings.workspace);
            statement.setString(2, settings.limited);
            statement.setString(3, settings.owner);
            statement.setString(4, settings.account);
            statement.setString(5, settings.politics);
            statement.execute();
        } finally {
            connection.setAutoCommit(alone);
        }
    }
}
