package dev.troth.platform.graphql.engine;

import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import org.jspecify.annotations.Nullable;

/** A fetcher that knows how SmallRye would have the values of its field. */
interface Formatting {
    /** Whether the field has a format of its own. */
    boolean hasFormat();

    /** A value of the field in the form that its scalar takes. */
    @Nullable
    Object transformed(Object value) throws AbstractDataFetcherException;
}
