package dev.troth.platform.list;

import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import org.jspecify.annotations.Nullable;

/**
 * Number of records on a page. The size of a page that names none depends on its place: beneath another list it is smaller,
 * because it is multiplied by the records of that list. Both the resolvers and the cost of a request take it from here.
 */
public final class PageSize {
    /** Largest page. */
    public static final int MOST = 100;

    private static final int USUAL = 25;
    private static final int BENEATH_LIST = 10;

    /** Describes the argument {@code first} of a list that can be beneath another one. */
    public static final String ANYWHERE = "Page size, 1 to 100. Defaults to 25, or to 10 beneath another list.";

    /** Describes the argument {@code last}. */
    public static final String LAST =
            "Page size from the end of the list, 1 to 100, instead of `first`. The order of the records is the same.";

    /** Describes the argument {@code after}. */
    public static final String AFTER =
            "Cursor of the record after which the page lies, such as the last one of the previous page. Defaults to the start "
                    + "of the list.";

    /** Describes the argument {@code before}. */
    public static final String BEFORE =
            "Cursor of the record before which the page lies, such as the first one of the next page. Defaults to the end of "
                    + "the list.";

    private PageSize() {}

    /**
     * Returns the size of a page that names none.
     *
     * @param beneathList whether a field above it is a list of objects
     */
    public static int usual(boolean beneathList) {
        return beneathList ? BENEATH_LIST : USUAL;
    }

    /**
     * Returns the page size of the field that is being resolved.
     *
     * @param first argument of the field; null if absent
     * @throws RejectedException unless it is 1 to {@value #MOST}
     */
    public static int of(@Nullable Integer first) {
        return first == null ? usual(CurrentField.isBeneathList()) : valid("first", first);
    }

    /**
     * Returns the page size of the field that is being resolved, of a list that has two ends.
     *
     * @param first argument of the field; null if absent
     * @param last argument of the field; null if absent
     * @throws RejectedException if both are given, or if one is not 1 to {@value #MOST}
     */
    public static int of(@Nullable Integer first, @Nullable Integer last) {
        return Slice.size(first, last, usual(CurrentField.isBeneathList()));
    }

    /**
     * @param argument name of the argument
     * @throws RejectedException unless the size is 1 to {@value #MOST}
     */
    static int valid(String argument, int size) {
        return Require.between(argument, size, 1, MOST);
    }
}
