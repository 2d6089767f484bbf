package dev.troth.graphql;

import dev.troth.platform.list.PageSize;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Part of the complexity of an operation that one list causes: its fields, without those of the lists beneath it. */
final class ListCost {
    private final Path path;
    private final @Nullable String argument;
    private final long size;
    private long own;
    private long multiplied;

    /**
     * @param argument argument with the page size, given or by default; null for a list without pages
     * @param size assumed number of records
     */
    ListCost(Path path, @Nullable String argument, long size) {
        this.path = path;
        this.argument = argument;
        this.size = size;
    }

    /** Response keys from the root to a field. Joined only when someone asks. */
    record Path(@Nullable Path above, String key) {
        @Override
        public String toString() {
            Deque<String> keys = new ArrayDeque<>();
            for (Path step = this; step != null; step = step.above) {
                keys.addFirst(step.key);
            }
            return String.join(".", keys);
        }
    }

    void count(long fields) {
        own += fields;
    }

    /** @param fields fields within the records of this list, those of lists beneath it included */
    void countMultiplied(long fields) {
        multiplied += fields;
    }

    /** Adds another selection of the same list, which the response merges with this one. */
    ListCost with(ListCost other) {
        ListCost both = new ListCost(path, argument, size);
        both.own = own + other.own;
        both.multiplied = multiplied + other.multiplied;
        return both;
    }

    String path() {
        return path.toString();
    }

    long own() {
        return own;
    }

    long size() {
        return size;
    }

    @Nullable
    String argument() {
        return argument;
    }

    /**
     * Returns the largest page size with which the operation is within its limit; 0 if there is none.
     *
     * @param complexity complexity of the operation
     */
    long fittingSize(long complexity, long allowed) {
        long each = multiplied / Math.max(1, size);
        long room = allowed - (complexity - multiplied);
        return argument == null || each == 0 || room < each ? 0 : Math.min(room / each, PageSize.MOST);
    }
}
