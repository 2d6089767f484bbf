package dev.troth.platform;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Rows as PostgreSQL copies them in: many at once, without a statement for each. Texts, numbers, instants and whatever
 * else PostgreSQL reads as Java writes it; bytes; collections of texts as arrays.
 */
public final class CopyText {
    private final StringBuilder text = new StringBuilder();
    private boolean begun;

    /** Adds a row. */
    public void row(@Nullable Object... values) {
        for (Object value : values) {
            column(value);
        }
        end();
    }

    /** Adds a column to the row that is being written. */
    public void column(@Nullable Object value) {
        if (begun) {
            text.append('\t');
        }
        begun = true;
        switch (value) {
            case null -> text.append("\\N");
            case String string -> escaped(string);
            case Boolean flag -> text.append(flag ? 't' : 'f');
            case byte[] bytes -> text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
            case BigDecimal decimal -> text.append(decimal.toPlainString());
            case Instant instant -> text.append(instant);
            case Enum<?> word -> text.append(word.name());
            case Collection<?> many -> escaped(array(many));
            default -> text.append(value);
        }
    }

    /** Ends the row. */
    public void end() {
        text.append('\n');
        begun = false;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void escaped(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
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
