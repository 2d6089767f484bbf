package dev.troth.platform.list;

import dev.troth.platform.common.RejectedException;
import dev.troth.platform.list.ListRequest.OrderKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list by the rules of Relay: the records between two cursors, and of these a number from the start or from the
 * end. The order of the records is the same in both cases.
 *
 * @param size page size, 1 to {@value PageSize#MOST}
 * @param fromEnd whether it holds the last records; otherwise the first ones
 * @param after cursor before the first record; null for the start of the list
 * @param before cursor behind the last record; null for the end of the list
 */
record Slice(
        int size,
        boolean fromEnd,
        @Nullable Cursor after,
        @Nullable Cursor before) {
    /** The first records of a list. */
    static Slice first(int size) {
        return new Slice(size, false, null, null);
    }

    /**
     * @param arguments coerced arguments of the connection: both page sizes and both cursors
     * @param usual page size if none is given
     * @throws RejectedException if both sizes are given, or if a size or a cursor is not valid
     */
    static Slice of(ListDefinition list, Map<String, Object> arguments, List<OrderKey> order, int usual) {
        Integer first = number(arguments.get("first"));
        Integer last = number(arguments.get("last"));
        return new Slice(
                size(first, last, usual),
                last != null,
                cursor("after", arguments.get("after"), list, order),
                cursor("before", arguments.get("before"), list, order));
    }

    /**
     * Returns the page size.
     *
     * @param usual page size if none is given
     * @throws RejectedException if both are given, or if one is not valid
     */
    static int size(@Nullable Integer first, @Nullable Integer last, int usual) {
        if (first != null && last != null) {
            throw RejectedException.invalid(
                    "last",
                    "first is %d and last is %d, but a page starts at one end of the list. Maybe leave one of them out?",
                    first,
                    last);
        }
        if (last != null) {
            return PageSize.valid("last", last);
        }
        return first == null ? usual : PageSize.valid("first", first);
    }

    private static @Nullable Integer number(@Nullable Object given) {
        return given instanceof Number number ? number.intValue() : null;
    }

    private static @Nullable Cursor cursor(
            String argument, @Nullable Object given, ListDefinition list, List<OrderKey> order) {
        return given == null ? null : Cursor.parse(argument, given.toString(), list, order);
    }
}
