package dev.troth.platform.graphql.engine;

import dev.troth.platform.Selection;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How an operation is answered, found out once: which fetcher gives each field, and what becomes of its value. */
public final class Plan {
    private static final int SMALL = 1024;

    private final OfObject root;
    private final int fields;
    private volatile int length = SMALL;

    /**
     * @param root what is asked of the schema's query type
     * @param fields how many fields there are; each has a number below that
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

    /** About as much room as its last answer took: answers of one plan are of much the same length. */
    int usualLength() {
        return length;
    }

    void answeredWith(int bytes) {
        length = Math.max(SMALL, bytes + bytes / 4);
    }

    /** What becomes of a value. */
    sealed interface Shape {}

    /** A value that must be there; without it what surrounds it is not there either. */
    record Required(Shape value) implements Shape {}

    record ListOf(Shape entry) implements Shape {}

    record Leaf(LeafWriter writer) implements Shape {}

    record OfObject(String type, PlannedField[] fields) implements Shape {}

    /** An object whose type is known when it is there. */
    record OfAny(Function<Object, OfObject> type) implements Shape {}

    /**
     * A field as it was asked for.
     *
     * @param number among the fields of the plan
     * @param key its name in the answer
     * @param opening the same as JSON, with the colon
     * @param asked as the document has it
     * @param fetcher null for {@code __typename}
     */
    record PlannedField(
            int number,
            String key,
            byte[] opening,
            GraphQLFieldDefinition definition,
            Field asked,
            Selection selection,
            @Nullable DataFetcher<?> fetcher,
            Shape shape) {}
}
