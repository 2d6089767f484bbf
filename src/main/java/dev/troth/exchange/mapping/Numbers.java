package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.troth.platform.common.RejectedException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people and programs write them.
 *
 * @param decimal decimal mark that the mapping states; null if it states none. Thousands may be grouped only if it does
 * @param factor is multiplied with each number; null for none
 */
record Numbers(@Nullable String decimal, @Nullable BigDecimal factor) {
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");
    private static final Pattern POINT = Pattern.compile("[+-]?(\\d+|\\d{1,3}([, '’]\\d{3})+)(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+|\\d{1,3}([. '’]\\d{3})+)(,\\d+)?");
    private static final int DIGITS = 30;

    /** @throws RejectedException if the text is not a number */
    BigDecimal read(String field, String text) {
        if (text.length() > 60) {
            throw invalid(field, text, "");
        }
        BigDecimal number = new BigDecimal(plain(field, text));
        BigDecimal scaled = factor == null ? number : number.multiply(factor);
        if (scaled.signum() != 0 && Math.abs(scaled.precision() - scaled.scale()) > DIGITS) {
            throw RejectedException.invalid(field, "%s is \"%s\", which is out of range.", field, text);
        }
        return scaled.signum() == 0 ? BigDecimal.ZERO : scaled.stripTrailingZeros();
    }

    private String plain(String field, String text) {
        if (",".equals(decimal)) {
            return matching(COMMA, field, text).replaceAll("[. '’]", "").replace(',', '.');
        }
        if (".".equals(decimal)) {
            return PLAIN.matcher(text).matches()
                    ? text
                    : matching(POINT, field, text).replaceAll("[, '’]", "");
        }
        return matching(PLAIN, field, text);
    }

    private static String matching(Pattern pattern, String field, String text) {
        if (!pattern.matcher(text).matches()) {
            boolean comma = pattern != COMMA && COMMA.matcher(text).matches();
            boolean point = POINT.matcher(text).matches();
            throw invalid(
                    field, text, comma ? " Maybe set decimal to \",\"?" : point ? " Maybe set decimal to \".\"?" : "");
        }
        return text;
    }

    private static RejectedException invalid(String field, String text, String hint) {
        return RejectedException.invalid(field, "%s is \"%s\", which is not a valid number.%s", field, text, hint);
    }

    /** Returns the JSON of a number: without a fraction if it is whole. */
    static JsonNode json(BigDecimal number) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (number.scale() > 0) {
            return nodes.numberNode(number);
        }
        return number.precision() - number.scale() <= 18
                ? nodes.numberNode(number.longValueExact())
                : nodes.numberNode(number.toBigInteger());
    }
}
