package dev.troth.platform.list;

import dev.troth.platform.database.Row;
import dev.troth.platform.database.RowColumns;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of one class from a result set, limited to the requested columns. Uses no persistence context: a row is a
 * plain value.
 *
 * @param <R> class of the row
 */
final class RowMapper<R extends Row> {
    private final Constructor<R> constructor;
    private final List<Part> parts;

    /** Mapping of a column to a field. */
    private record Part(String column, Field field, Value value) {
        /** Keys of the row and of its account, which are always read. */
        boolean isAlwaysRead() {
            return column.equals("id") || column.equals("account_id");
        }
    }

    private interface Value {
        @Nullable
        Object read(ResultSet row, int column) throws SQLException;
    }

    RowMapper(Class<R> rowClass) {
        try {
            constructor = rowClass.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(rowClass + " cannot be instantiated.", e);
        }
        constructor.setAccessible(true);
        parts = parts(rowClass);
    }

    private static List<Part> parts(Class<? extends Row> rowClass) {
        return new RowColumns(rowClass)
                .all().stream()
                        // The workspace is always that of the caller, so it is not read.
                        .filter(column -> !column.name().equals("workspace_id"))
                        .sorted(Comparator.comparing(column -> !column.name().equals("id")))
                        .map(column -> new Part(
                                column.name(),
                                column.field(),
                                value(column.field().getType(), column.field().getGenericType())))
                        .toList();
    }

    /**
     * Returns the columns of these fields.
     *
     * @param fields fields of the schema; all columns if null, or if one of them is not a field of the row
     */
    Columns columns(@Nullable Set<String> fields) {
        return fields == null || !own(fields)
                ? new Columns(parts)
                : new Columns(parts.stream()
                        .filter(part -> part.isAlwaysRead() || fields.contains(part.field.getName()))
                        .toList());
    }

    private boolean own(Set<String> fields) {
        return fields.stream()
                .allMatch(name -> name.startsWith("__")
                        || parts.stream().anyMatch(part -> part.field.getName().equals(name)));
    }

    /** Some columns of a row, in order. */
    final class Columns {
        private final List<Part> wanted;

        private Columns(List<Part> wanted) {
            this.wanted = wanted;
        }

        /** Select list over the row {@code t}; the id comes first. */
        String sql() {
            StringBuilder sql = new StringBuilder();
            wanted.forEach(
                    part -> sql.append(sql.isEmpty() ? "" : ", ").append("t.").append(part.column));
            return sql.toString();
        }

        int count() {
            return wanted.size();
        }

        /** @param from index of the first of these columns, counted from 1 */
        R read(ResultSet row, int from) throws SQLException {
            try {
                R made = constructor.newInstance();
                for (int i = 0; i < wanted.size(); i++) {
                    Part part = wanted.get(i);
                    Object value = part.value.read(row, from + i);
                    if (value != null) {
                        part.field.set(made, value);
                    }
                }
                return made;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A field of the row cannot be set.", e);
            }
        }
    }

    private static Value value(Class<?> type, Type generic) {
        if (type == String.class) {
            return ResultSet::getString;
        }
        if (type == UUID.class) {
            return (row, column) -> row.getObject(column, UUID.class);
        }
        if (type == Instant.class) {
            return (row, column) -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            };
        }
        if (type == LocalDate.class) {
            return (row, column) -> row.getObject(column, LocalDate.class);
        }
        if (type == BigDecimal.class) {
            return ResultSet::getBigDecimal;
        }
        if (type == int.class || type == Integer.class) {
            return (row, column) -> orNull(row, row.getInt(column));
        }
        if (type == long.class || type == Long.class) {
            return (row, column) -> orNull(row, row.getLong(column));
        }
        if (type == double.class || type == Double.class) {
            return (row, column) -> orNull(row, row.getDouble(column));
        }
        if (type == boolean.class || type == Boolean.class) {
            return (row, column) -> orNull(row, row.getBoolean(column));
        }
        if (type.isEnum()) {
            return (row, column) -> word(type, row.getString(column));
        }
        if (type == List.class && generic instanceof ParameterizedType of) {
            Class<?> entry = (Class<?>) of.getActualTypeArguments()[0];
            return (row, column) -> list(entry, row.getArray(column));
        }
        throw new IllegalArgumentException("No column type is mapped to " + type + ".");
    }

    private static @Nullable Object orNull(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Only called for enums.
    private static @Nullable Object word(Class<?> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf((Class) type, name);
    }

    private static @Nullable List<?> list(Class<?> entry, @Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        List<?> texts = Arrays.asList((Object[]) array.getArray());
        return entry.isEnum()
                ? texts.stream().map(text -> word(entry, (String) text)).toList()
                : texts;
    }
}
