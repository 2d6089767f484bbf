package dev.troth.platform.list;

import dev.troth.platform.common.RejectedException;
import dev.troth.platform.list.Page.PageInfo;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Page of a list that is computed for one answer.
 *
 * @param items items of the page
 * @param info position of the page in the list
 * @param total total number of items
 */
public record ListPage<T>(List<T> items, PageInfo info, int total) {

    /**
     * Returns the page by the rules of Relay: the items between two cursors, and of these a number from the start or from the
     * end.
     *
     * @param cursor returns the cursor of an item
     * @param first page size from the start; null for the usual one, or if {@code last} is given
     * @param last page size from the end; null to start at the start
     * @param after cursor of the item before the page; null for the start of the list
     * @param before cursor of the item behind the page; null for the end of the list
     * @throws RejectedException if both page sizes are given, or if a page size or a cursor is not valid
     */
    public static <T> ListPage<T> of(
            List<T> all,
            Function<T, String> cursor,
            @Nullable Integer first,
            @Nullable Integer last,
            @Nullable String after,
            @Nullable String before) {
        int size = PageSize.of(first, last);
        int start = after == null ? 0 : place("after", after, all, cursor) + 1;
        int end = before == null ? all.size() : place("before", before, all, cursor);
        int count = Math.clamp(end - start, 0, size);
        int from = last == null ? start : end - count;
        List<T> items = all.subList(from, from + count);
        return new ListPage<>(
                items,
                new PageInfo(
                        Math.min(from + count, end) < all.size(),
                        Math.max(from, start) > 0,
                        items.isEmpty() ? null : cursor.apply(items.getFirst()),
                        items.isEmpty() ? null : cursor.apply(items.getLast())),
                all.size());
    }

    /**
     * Returns the items after one of them; all if it is null.
     *
     * @throws RejectedException if no item has this cursor
     */
    public static <T> List<T> after(List<T> all, Function<T, String> cursor, @Nullable String after) {
        return after == null ? all : all.subList(place("after", after, all, cursor) + 1, all.size());
    }

    private static <T> int place(String argument, String given, List<T> all, Function<T, String> cursor) {
        for (int i = 0; i < all.size(); i++) {
            if (cursor.apply(all.get(i)).equals(given)) {
                return i;
            }
        }
        throw RejectedException.invalid(
                argument, "\"%s\" is not a valid cursor of this list. Maybe start again without it?", given);
    }
}
