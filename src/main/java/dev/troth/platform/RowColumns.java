package dev.troth.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which field of a row class is kept in which column. */
public final class RowColumns {
    private final List<RowColumn> all;

    /** A column and the field that keeps it. */
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

    /** Their names, as an insertion lists them. */
    public String names() {
        return all.stream().map(RowColumn::name).collect(Collectors.joining(", "));
    }

    /** Adds a row to those that are inserted. */
    public void add(Row row, NewRows to) {
        try {
            for (RowColumn column : all) {
                to.column(column.field.get(row));
            }
            to.end();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A row could not be read.", e);
        }
    }
}
