package dev.troth.graphql.engine;

import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import org.jspecify.annotations.Nullable;

/** Data fetcher that applies the formatting annotations of SmallRye to its values. */
interface FormattingFetcher {
    /** Returns whether the field has a format. */
    boolean hasFormat();

    /** Converts a value of the field to the form that its scalar accepts. */
    @Nullable
    Object transformed(Object value) throws AbstractDataFetcherException;
}
