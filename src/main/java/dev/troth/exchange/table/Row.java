package dev.troth.exchange.table;

import dev.troth.platform.common.Problem;
import dev.troth.platform.common.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Row of a table.
 *
 * @param line first line of the row; the line of the faulty quotation mark if it has one
 * @param problem reason why the cells cannot be trusted; null if they can
 * @param loose whether a cell without quotation marks around it has one inside
 */
record Row(int line, List<String> cells, @Nullable Problem problem, boolean loose) {
    boolean isEmpty() {
        return width(cells) == 0;
    }

    /** Returns the number of cells up to the last one that has a value. */
    static int width(List<String> cells) {
        int width = cells.size();
        while (width > 0 && VisibleText.stripped(cells.get(width - 1)).isEmpty()) {
            width--;
        }
        return width;
    }
}
