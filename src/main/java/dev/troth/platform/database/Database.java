package dev.troth.platform.database;

import static java.util.stream.Collectors.joining;

import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import io.smallrye.graphql.api.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plain SQL for queries that an ORM would obscure: sets of keys, the ledger, streamed results. */
@ApplicationScoped
public class Database {
    private final DataSource dataSource;
    private final Map<String, Map<String, String>> typesByTable = new ConcurrentHashMap<>();

    protected Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Maps one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Receives each row of a result. */
    public interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Work on the connection of the current transaction. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Returns all rows. Parameters may be strings, numbers, UUIDs, instants, and collections of them (as arrays). */
    public <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
        return withConnection(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(row.read(rows));
                }
                return all;
            }
        });
    }

    /**
     * Executes several statements in one round trip.
     *
     * @param sql statements, separated by semicolons
     * @param visitors receivers of the rows, one per statement
     * @param parameters parameters of all statements, in order
     */
    public void queries(String sql, List<? extends Visitor> visitors, @Nullable Object... parameters) {
        withConnection(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                statement.execute();
                for (Visitor visitor : visitors) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            visitor.visit(rows);
                        }
                    }
                    statement.getMoreResults();
                }
                return 0;
            }
        });
    }

    /** Streams the rows without holding them in memory. The current transaction holds the cursor. */
    public void stream(String sql, Visitor visitor, @Nullable Object... parameters) {
        withConnection(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                statement.setFetchSize(1000);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        visitor.visit(rows);
                    }
                }
                return 0;
            }
        });
    }

    /** Removes the statement and lock timeouts of the current transaction, for bulk work. */
    public void disableTimeouts() {
        query("select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)", row -> 1);
    }

    /** Returns the number of affected rows. */
    public int update(String sql, @Nullable Object... parameters) {
        return withConnection(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /** Inserts rows into some columns of a table. */
    public void insert(String table, String columns, RowBatch rows) {
        List<String> names = List.of(columns.split(", "));
        Map<String, String> types = typesByTable.computeIfAbsent(table, this::typesOf);
        String values =
                names.stream().map(name -> name + "::" + types.get(name)).collect(joining(", "));
        String lists = names.stream().map(name -> "?::text[]").collect(joining(", "));
        update(
                "insert into %1$s (%2$s) select %3$s from unnest(%4$s) as t(%2$s)"
                        .formatted(table, columns, values, lists),
                rows.columns().toArray());
    }

    /** Returns the type of each column, as used in a cast. */
    private Map<String, String> typesOf(String table) {
        Map<String, String> types = new HashMap<>();
        query("""
                select attname, format_type(atttypid, atttypmod) as type from pg_attribute
                where attrelid = ?::regclass and attnum > 0
                """, row -> types.put(row.getString("attname"), row.getString("type")), table);
        return types;
    }

    public <T> T withConnection(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseFault(e);
        }
    }

    /**
     * Runs the work in the current transaction without the limit to visible accounts. For internal lookups on behalf of
     * a limited caller.
     */
    public <T> T withoutAccountRestriction(Supplier<T> work) {
        query("select set_config('troth.limited', '', true)", row -> 1);
        T done = work.get();
        query("select set_config('troth.limited', 'yes', true)", row -> 1);
        return done;
    }

    /** Returns rows of a tenant table by id; missing ids are left out. */
    public <T> Map<UUID, T> byIds(String table, UUID workspace, Collection<UUID> ids, Row<T> row) {
        Map<UUID, T> found = new HashMap<>();
        query(
                "select * from %s where workspace_id = ? and id = any(?::uuid[])".formatted(table),
                one -> found.put(one.getObject("id", UUID.class), row.read(one)),
                workspace,
                ids);
        return found;
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, value(connection, parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object value(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Collection<?> values -> array(connection, values);
            case String text
            when text.indexOf('\0') >= 0 ->
                throw RejectedException.of(
                        ProblemCode.INVALID_VALUE,
                        null,
                        "The text contains the character U+0000, which is not allowed.");
            case null, default -> value;
        };
    }

    private static Array array(Connection connection, Collection<?> values) throws SQLException {
        Object first = values.stream()
                .map(Object.class::cast)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        String type = switch (first) {
            case UUID uuid -> "uuid";
            case Instant instant -> "timestamptz";
            case Short number -> "int2";
            case Double number -> "float8";
            case byte[] bytes -> "bytea";
            default -> "text";
        };
        if (first instanceof byte[]) {
            return connection.createArrayOf(type, values.toArray(byte[][]::new));
        }
        return connection.createArrayOf(
                type,
                values.stream()
                        .map(v -> v instanceof Instant instant ? instant.toString() : v)
                        .toArray());
    }

    /** Failure of a database operation. Not caused by the caller, and never shown to one. */
    @ErrorCode("INTERNAL")
    public static final class DatabaseFault extends RuntimeException {
        /** Message for a database that {@link #isUnavailable}. */
        public static final String UNAVAILABLE = "The database is unreachable or overloaded. Maybe retry in a moment?";

        private static final long serialVersionUID = 1;
        private static final String UNIQUE_VIOLATION = "23505";
        private static final String DEADLOCK = "40P01";
        private static final String INSUFFICIENT_PRIVILEGE = "42501";
        private static final String LOCK_NOT_AVAILABLE = "55P03";
        // Connection failure, insufficient resources (disk, memory), operator intervention.
        private static final Set<String> TEMPORARY = Set.of("08", "53", "57", "58");
        private static final String CANCELLED = "57014";
        private static final String IDLE_IN_TRANSACTION = "25P03";

        public DatabaseFault(SQLException cause) {
            super(cause);
        }

        /** Returns whether row level security rejected the statement. */
        public static boolean isDenied(Throwable fault) {
            return causes(fault).anyMatch(cause -> INSUFFICIENT_PRIVILEGE.equals(cause.getSQLState()));
        }

        /** Returns whether a statement ran into its timeout. */
        public static boolean isLate(Throwable fault) {
            return causes(fault).anyMatch(cause -> CANCELLED.equals(cause.getSQLState()));
        }

        /**
         * Returns whether the database is unreachable, overloaded or out of resources. The operation may succeed when
         * it is retried.
         */
        public static boolean isUnavailable(Throwable fault) {
            return causes(fault).anyMatch(DatabaseFault::isTemporary);
        }

        private static boolean isTemporary(SQLException cause) {
            String state = cause.getSQLState();
            // An exception without SQL state comes from the pool: no connection became available in time.
            return state == null
                    || LOCK_NOT_AVAILABLE.equals(state)
                    || IDLE_IN_TRANSACTION.equals(state)
                    || (TEMPORARY.contains(state.substring(0, 2)) && !CANCELLED.equals(state));
        }

        /** The transaction manager reports the cause of a failed commit as a suppressed exception. */
        private static Stream<SQLException> causes(Throwable fault) {
            return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                    .flatMap(one -> Stream.concat(
                            Stream.of(one)
                                    .filter(SQLException.class::isInstance)
                                    .map(SQLException.class::cast),
                            Stream.of(one.getSuppressed()).flatMap(DatabaseFault::causes)));
        }

        /**
         * Returns whether the failure is a conflict with another transaction (deadlock or serialization failure), so
         * that a retry may succeed.
         */
        public boolean isCollision() {
            String state = getCause() instanceof SQLException cause ? cause.getSQLState() : null;
            return UNIQUE_VIOLATION.equals(state) || DEADLOCK.equals(state);
        }
    }
}
