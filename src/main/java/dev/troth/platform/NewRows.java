package dev.troth.platform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are inserted together, in one statement, however many: column by column, each value as PostgreSQL reads it from
 * a text. Not {@code copy}, which PostgreSQL refuses where row level security holds.
 */
public final class NewRows {
    private final List<List<@Nullable String>> columns = new ArrayList<>();
    private int next;

    /** Adds a row. */
    public void row(@Nullable Object... values) {
        for (Object value : values) {
            column(value);
        }
        end();
    }

    /** Adds a column to the row that is being written. */
    public void column(@Nullable Object value) {
        if (next == columns.size()) {
            columns.add(new ArrayList<>());
        }
        columns.get(next++).add(text(value));
    }

    /** Ends the row. */
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
