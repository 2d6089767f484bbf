package dev.troth.platform.list;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.Row;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Field of the schema that is a reference to other records, shown as these records. The facts hold refs; the API shows
 * objects, so that a name is not another request.
 *
 * @param type type that has the field
 * @param field name of the field; replaces the field of that name, if the type has one
 * @param target type of the records
 * @param many whether the field is a list
 * @param source class of the objects that hold the refs: a row, or the API type itself
 * @param refs returns the refs of an object
 * @param batch returns the batch of an object that is not beneath a record; null if it has none
 */
public record Link(
        String type,
        String field,
        String target,
        String description,
        boolean many,
        Class<?> source,
        Function<Object, List<String>> refs,
        Function<Object, @Nullable BatchContext<? extends Row>> batch) {

    /** Returns a link to at most one record. */
    public static <S> Link one(
            String type,
            String field,
            String target,
            String description,
            Class<S> source,
            Function<S, @Nullable String> ref) {
        return new Link(
                type,
                field,
                target,
                description,
                false,
                source,
                object -> {
                    String found = ref.apply(source.cast(object));
                    return found == null ? List.of() : List.of(found);
                },
                object -> null);
    }

    /** Returns a link to any number of records; columns that were not read have none. */
    public static <S> Link many(
            String type,
            String field,
            String target,
            String description,
            Class<S> source,
            Function<S, ? extends @Nullable Collection<String>> refs) {
        return new Link(
                type,
                field,
                target,
                description,
                true,
                source,
                object -> {
                    Collection<String> found = refs.apply(source.cast(object));
                    return found == null ? List.of() : List.copyOf(found);
                },
                object -> null);
    }

    /** Whether the refs are columns of a row, and so known for all records of a batch. */
    boolean isOfRows() {
        return Row.class.isAssignableFrom(source);
    }

    /** Returns the same link for objects that know their batch. */
    public <S> Link batchedBy(Class<S> type, Function<S, BatchContext<? extends Row>> its) {
        return new Link(
                this.type, field, target, description, many, source, refs, object -> its.apply(type.cast(object)));
    }
}
