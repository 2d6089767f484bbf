package dev.troth.platform.database;

import jakarta.persistence.Column;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mapping of the fields of a row class to the columns of its table. */
public final class RowColumns {
    private final List<RowColumn> all;

    /** A column and its field. */
    public record RowColumn(String name, Field field) {}

    public RowColumns(Class<? extends Row> rowClass) {
        all = columns(rowClass);
    }

    private static List<RowColumn> columns(Class<?> rowClass) {
        List<RowColumn> columns = new ArrayList<>();
        for (Class<?> c = rowClass; c != null && Row.class.isAssignableFrom(c); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isAnnotationPresent(Transient.class)) {
                    field.setAccessible(true);
                    Column column = field.getAnnotation(Column.class);
                    String name = column == null || column.name().isEmpty() ? field.getName() : column.name();
                    columns.add(new RowColumn(name, field));
                }
            }
        }
        return List.copyOf(columns);
    }

    public List<RowColumn> all() {
        return all;
    }

    /** Column names, as used in an insert statement. */
    public String names() {
        return all.stream().map(RowColumn::name).collect(Collectors.joining(", "));
    }

    /** Returns the values of a row by the names of their columns. */
    public Map<String, @Nullable Object> values(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        try {
            for (RowColumn column : all) {
                values.put(column.name, column.field.get(row));
            }
            return values;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A field of the row cannot be read.", e);
        }
    }

    /** Adds a row to a batch insert. */
    public void add(Row row, RowBatch to) {
        try {
            for (RowColumn column : all) {
                to.column(column.field.get(row));
            }
            to.end();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A field of the row cannot be read.", e);
        }
    }
}
