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
     * Returns a page.
     *
     * @param cursor returns the cursor of an item
     * @param first page size; null for the usual one
     * @param after cursor of the last item before the page; null for the start of the list
     * @throws RejectedException if the page size or the cursor is not valid
     */
    public static <T> ListPage<T> of(
            List<T> all, Function<T, String> cursor, @Nullable Integer first, @Nullable String after) {
        List<T> rest = after(all, cursor, after);
        List<T> items = rest.subList(0, Math.min(rest.size(), PageSize.of(first)));
        return new ListPage<>(
                items,
                new PageInfo(
                        items.size() < rest.size(),
                        rest.size() < all.size(),
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
        if (after == null) {
            return all;
        }
        for (int i = 0; i < all.size(); i++) {
            if (cursor.apply(all.get(i)).equals(after)) {
                return all.subList(i + 1, all.size());
            }
        }
        throw RejectedException.invalid(
                "after", "\"%s\" is not a valid cursor of this list. Maybe start again without it?", after);
    }
}
