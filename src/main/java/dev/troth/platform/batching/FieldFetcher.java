package dev.troth.platform.batching;

import dev.troth.platform.database.Row;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Data fetcher of a field that the application adds to the schema itself. Both engines call it with the same arguments.
 *
 * @param <A> arguments, parsed once for all objects that have the field
 */
public interface FieldFetcher<A> extends DataFetcher<Object> {
    /**
     * Parses the arguments of the field.
     *
     * @throws dev.troth.platform.common.RejectedException if they are not valid
     */
    A arguments(CurrentField field);

    /** @param source object that has the field */
    @Nullable
    Object fetch(Object source, A arguments, CurrentField field);

    /**
     * Returns the value of the field.
     *
     * @param enclosing batch of the innermost record around the source; null if there is none
     */
    default @Nullable Object fetch(
            Object source, @Nullable BatchContext<? extends Row> enclosing, A arguments, CurrentField field) {
        return fetch(source, arguments, field);
    }

    /** Called by graphql-java. Root fields have no source. */
    @Override
    default @Nullable Object get(DataFetchingEnvironment environment) {
        CurrentField field = CurrentField.of(environment);
        Object source = environment.getSource();
        return fetch(source == null ? this : source, arguments(field), field);
    }
}
