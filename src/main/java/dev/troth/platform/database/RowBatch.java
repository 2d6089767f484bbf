package dev.troth.platform.database;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batch insert: collects rows by column and inserts any number of them in one statement. Values are passed in the text
 * format of PostgreSQL. Does not use {@code copy}, which PostgreSQL rejects on tables with row level security.
 */
public final class RowBatch {
    private final List<List<@Nullable String>> columns = new ArrayList<>();
    private int next;

    /** Adds a row. */
    public void row(@Nullable Object... values) {
        for (Object value : values) {
            column(value);
        }
        end();
    }

    /** Adds a value to the current row. */
    public void column(@Nullable Object value) {
        if (next == columns.size()) {
            columns.add(new ArrayList<>());
        }
        columns.get(next++).add(text(value));
    }

    /** Completes the current row. */
    public void end() {
        next = 0;
    }

    List<List<@Nullable String>> columns() {
        return columns;
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case BigDecimal decimal -> decimal.toPlainString();
            case Enum<?> word -> word.name();
            case Collection<?> many -> array(many);
            default -> value.toString();
        };
    }

    private static String array(Collection<?> many) {
        StringBuilder array = new StringBuilder("{");
        for (Object one : many) {
            if (array.length() > 1) {
                array.append(',');
            }
            String entry = one instanceof Enum<?> word ? word.name() : String.valueOf(one);
            array.append('"')
                    .append(entry.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}
