package dev.troth.platform.batching;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data fetcher of a field without arguments that the application adds to the schema itself.
 *
 * @param <S> class of the object that has the field
 */
@FunctionalInterface
public interface ValueFetcher<S> extends DataFetcher<Object> {
    @Nullable
    Object read(S source);

    /** Called by graphql-java. */
    @Override
    default @Nullable Object get(DataFetchingEnvironment environment) {
        return read(Objects.requireNonNull(environment.<S>getSource()));
    }
}
