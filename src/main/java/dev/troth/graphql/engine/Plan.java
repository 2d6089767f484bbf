package dev.troth.graphql.engine;

import dev.troth.platform.batching.Selection;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Execution plan of an operation, computed once: the data fetcher of each field, and the serialization of its value.
 */
public final class Plan {
    private static final int SMALL = 1024;

    private final OfObject root;
    private final int fields;
    private volatile int length = SMALL;

    /**
     * @param root selection on the query type
     * @param fields number of fields; the number of each field is below it
     */
    Plan(OfObject root, int fields) {
        this.root = root;
        this.fields = fields;
    }

    OfObject root() {
        return root;
    }

    int fields() {
        return fields;
    }

    /**
     * Initial buffer size for a response: the size of the previous one, because responses of one plan have similar
     * sizes.
     */
    int usualLength() {
        return length;
    }

    void answeredWith(int bytes) {
        length = Math.max(SMALL, bytes + bytes / 4);
    }

    /** Serialization of a value. */
    sealed interface Shape {}

    /** Non-null value; if it is null, the enclosing object becomes null. */
    record Required(Shape value) implements Shape {}

    record ListOf(Shape entry) implements Shape {}

    record Leaf(LeafWriter writer) implements Shape {}

    record OfObject(String type, PlannedField[] fields) implements Shape {}

    /** Object whose type is known at run time. */
    record OfAny(Function<Object, OfObject> type) implements Shape {}

    /**
     * Planned field.
     *
     * @param number index of the field in the plan
     * @param key name in the response
     * @param opening the key as JSON, with the colon
     * @param asked field in the document
     * @param beneathList whether a field above it is a list of objects
     * @param fetcher null for {@code __typename}
     */
    record PlannedField(
            int number,
            String key,
            byte[] opening,
            GraphQLFieldDefinition definition,
            Field asked,
            Selection selection,
            boolean beneathList,
            @Nullable DataFetcher<?> fetcher,
            Shape shape) {}
}
