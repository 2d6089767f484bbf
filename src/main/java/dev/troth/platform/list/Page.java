package dev.troth.platform.list;

import dev.troth.platform.batching.Selection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/**
 * Page of a list.
 *
 * @param hasNext whether there are records after this page; computed on first access
 * @param hasPrevious whether there are records before this page; computed on first access
 * @param total counts the records of the list, up to a maximum or all
 * @param aggregates aggregates over the whole list, by a group key or none, limited to the selection; computed on first
 * access
 */
public record Page<R>(
        List<Entry<R>> entries,
        BooleanSupplier hasNext,
        BooleanSupplier hasPrevious,
        Function<@Nullable Integer, Integer> total,
        BiFunction<@Nullable String, Selection, Aggregates> aggregates) {

    /**
     * A row and its cursor.
     *
     * @param place encodes the cursor on first access
     */
    public record Entry<R>(R row, Supplier<String> place) {
        public String cursor() {
            return place.get();
        }
    }

    public List<R> rows() {
        return entries.stream().map(Entry::row).toList();
    }

    static <R> Page<R> empty() {
        return new Page<>(
                List.of(),
                () -> false,
                () -> false,
                most -> 0,
                (group, asked) -> new Aggregates(0, List.of(), List.of()));
    }

    @Description("Position of this page in the whole list.")
    public record PageInfo(
            @Description("Whether there are records after this page.")
            boolean hasNextPage,

            @Description("Whether there are records before this page.")
            boolean hasPreviousPage,

            @Description(
                    "Cursor of the first record; pass it as `before`, with `last`, for the previous page. Null if the page is "
                            + "empty.")
            @Nullable
            String startCursor,

            @Description("Cursor of the last record; pass it as `after` for the next page. Null if the page is empty.")
            @Nullable
            String endCursor) {}
}
