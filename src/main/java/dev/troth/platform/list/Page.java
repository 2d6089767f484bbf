package dev.troth.platform.list;

import dev.troth.platform.Selection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param hasNext whether the list goes on
 * @param total how many there are in all; counted only when asked
 * @param aggregates what the whole list comes to, by a group key or none, as much of it as is wanted; computed only when
 *     asked
 */
public record Page<R>(
        List<Entry<R>> entries,
        boolean hasNext,
        boolean hasPrevious,
        Supplier<Integer> total,
        BiFunction<@Nullable String, Selection, Aggregates> aggregates) {

    /**
     * A row and its place.
     *
     * @param place written only when asked
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
        return new Page<>(List.of(), false, false, () -> 0, (group, asked) -> new Aggregates(0, List.of(), List.of()));
    }
}
