package dev.troth.platform.list;

import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.troth.platform.batching.ValueFetcher;
import dev.troth.platform.database.RowColumns;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLOutputType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Field of the schema that is a column of a row.
 *
 * @param name name in the schema
 */
record ColumnField(String name, GraphQLOutputType type, String description, ValueFetcher<EntityView> fetcher) {
    private static final String ISO = " (ISO-8601)";

    /**
     * Returns the fields of a kind of record.
     *
     * @param known names of fields that a getter provides, which are left out
     */
    static List<ColumnField> of(ListDefinition definition, Set<String> known) {
        List<ColumnField> fields = new ArrayList<>();
        definition
                .at()
                .filter(at -> !known.contains(at.name()))
                .ifPresent(at -> fields.add(new ColumnField(
                        at.name(), nonNull(typeRef("DateTime")), at.description() + ISO, view -> view.row().at)));
        for (RowColumns.RowColumn column : new RowColumns(definition.rows()).all()) {
            Listed listed = column.field().getAnnotation(Listed.class);
            if (listed != null && listed.field() && !known.contains(Listed.Names.of(column.field()))) {
                fields.add(of(column.field()));
            }
        }
        return fields;
    }

    private static ColumnField of(Field field) {
        Listed listed = field.getAnnotation(Listed.class);
        return new ColumnField(
                Listed.Names.of(field), type(field), listed.value() + format(field), new ColumnReader(field));
    }

    private static GraphQLOutputType type(Field field) {
        GraphQLOutputType value = field.getType() == List.class
                ? GraphQLList.list(nonNull(typeRef(name(entry(field)))))
                : typeRef(name(field.getType()));
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class) ? value : nonNull(value);
    }

    /** Returns the format of times and dates, which SmallRye adds to the descriptions of its fields. */
    private static String format(Field field) {
        return field.getType() == Instant.class || field.getType() == LocalDate.class ? ISO : "";
    }

    private static Class<?> entry(Field field) {
        return (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    }

    private static String name(Class<?> type) {
        if (type == String.class || type.isEnum()) {
            return type.getSimpleName();
        }
        if (type == Instant.class) {
            return "DateTime";
        }
        if (type == LocalDate.class) {
            return "Date";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "Boolean";
        }
        if (type == int.class || type == Integer.class) {
            return "Int";
        }
        if (type == double.class || type == Double.class) {
            return "Float";
        }
        throw new IllegalArgumentException(
                "A column of the type " + type + " needs a getter in the API type of its record.");
    }

    /** Reads a column by reflection and not by a method handle, because a native executable interprets method handles. */
    private record ColumnReader(Field field) implements ValueFetcher<EntityView> {
        ColumnReader {
            field.setAccessible(true);
        }

        @Override
        public @Nullable Object read(EntityView view) {
            try {
                return field.get(view.row());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field + " cannot be read.", e);
            }
        }
    }
}
