package dev.troth.graphql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The header {@value #NAME}. In a request it tells whether to run the operation or only to compute its cost, by the words of
 * other servers; in a response it tells the complexity and its limit.
 */
final class CostHeader {
    static final String NAME = "GraphQL-Cost";

    private static final String REPORT = "report";
    private static final String VALIDATE = "validate";

    private CostHeader() {}

    /**
     * Returns whether only the cost is asked for.
     *
     * @param value value of the request header; null if it is absent
     * @throws RequestException if the value is unknown: to run a mutation because of a typing error would be worse
     */
    static boolean asksOnly(@Nullable String value) {
        return switch (value == null ? REPORT : value.strip().toLowerCase(Locale.ROOT)) {
            case REPORT -> false;
            case VALIDATE -> true;
            default ->
                throw RequestException.bad(
                        "The header %s is \"%s\", but must be %s (runs the operation) or %s (only computes its cost).",
                        NAME, value, REPORT, VALIDATE);
        };
    }

    /** Value of the response header, a structured field (RFC 9651). */
    static String of(long complexity, long limit) {
        return "%d;limit=%d".formatted(complexity, limit);
    }
}
