package dev.troth.platform.list;

import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param where the filter, as the schema took it
 * @param first 1 to {@value #MOST}
 * @param after null for the beginning
 * @param extent how much of each row
 */
public record ListRequest(
        Listed word,
        Map<String, Object> where,
        List<OrderKey> order,
        int first,
        @Nullable Cursor after,
        Extent extent) {
    public static final int MOST = 100;
    public static final int USUAL = 25;

    /**
     * How much of each row is wanted.
     *
     * @param fields of the schema; everything when null
     * @param places whether also where the row stands in the list
     */
    record Extent(@Nullable Set<String> fields, boolean places) {
        static final Extent WHOLE = new Extent(null, true);

        /** What is wanted of the rows of a connection. */
        static Extent of(Selection connection) {
            Set<String> nodes = connection.of("nodes").names();
            Set<String> edges = connection.of("edges").of("node").names();
            boolean places = connection.wants("edges") || connection.wants("pageInfo");
            if (nodes == null || edges == null) {
                return new Extent(null, places);
            }
            Set<String> both = new HashSet<>(nodes);
            both.addAll(edges);
            return new Extent(both, places);
        }
    }

    /** All of some rows, in the order of their ids. */
    static ListRequest whole(Listed word, Map<String, Object> where, int first) {
        return new ListRequest(word, where, List.of(OrderKey.id(false)), first, null, new Extent(null, false));
    }

    /** A property, a direction, and where what has no value goes. */
    record OrderKey(
            String sql,
            String sqlType,
            boolean descending,
            boolean nullable,
            boolean nullsFirst,
            @Nullable Property property) {
        static OrderKey id(boolean descending) {
            return new OrderKey("t.id", "uuid", descending, false, false, null);
        }

        private static OrderKey at() {
            return new OrderKey("t.at", "timestamptz", true, false, false, null);
        }

        static OrderKey of(Property property, boolean descending, boolean nullsFirst) {
            boolean text = property.kind() == Property.Kind.TEXT || property.kind() == Property.Kind.WORD;
            return new OrderKey(
                    text ? "(" + property.sql() + ") collate \"C\"" : property.sql(),
                    property.kind().sqlType,
                    descending,
                    true,
                    nullsFirst,
                    property);
        }

        String orderBy() {
            return sql + (descending ? " desc" : "") + (nullable ? nullsFirst ? " nulls first" : " nulls last" : "");
        }
    }

    /** @throws Refusal if the numbers, the order or the cursor make no sense */
    public static ListRequest of(Listed word, Map<String, Object> arguments) {
        return of(word, arguments, Extent.WHOLE);
    }

    static ListRequest of(Listed word, Map<String, Object> arguments, Extent extent) {
        List<OrderKey> order = order(word, arguments.get("orderBy"));
        Object after = arguments.get("after");
        return new ListRequest(
                word,
                map(arguments.get("where")),
                order,
                first(arguments.get("first")),
                after == null ? null : Cursor.parse(after.toString(), order),
                extent);
    }

    /**
     * How many of a list are wanted.
     *
     * @param given as the schema took it; {@value #USUAL} when absent
     * @throws Refusal unless 1 to {@value #MOST}
     */
    public static int first(@Nullable Object given) {
        int first = given instanceof Number number ? number.intValue() : USUAL;
        return Require.between("first", first, 1, MOST);
    }

    private static List<OrderKey> order(Listed word, @Nullable Object given) {
        List<OrderKey> keys = new ArrayList<>();
        if (given instanceof Collection<?> many) {
            many.forEach(one -> keys.add(key(word, map(one))));
        }
        if (keys.isEmpty() && word.newestFirst()) {
            return List.of(OrderKey.at(), OrderKey.id(true));
        }
        keys.add(OrderKey.id(false));
        return List.copyOf(keys);
    }

    private static OrderKey key(Listed word, Map<String, Object> order) {
        String by = String.valueOf(order.get("field"));
        Property property = word.properties().stream()
                .filter(p -> p.constant().equals(by))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("orderBy", "%s cannot be sorted by %s.", word.type(), by));
        boolean descending = "DESC".equals(order.get("direction"));
        return OrderKey.of(property, descending, "FIRST".equals(order.get("nulls")));
    }

    /** What tells cursors of one order from those of another. */
    static String fingerprint(List<OrderKey> order) {
        return Integer.toString(
                        order.stream()
                                        .map(OrderKey::orderBy)
                                        .toList()
                                        .toString()
                                        .hashCode()
                                & 0xffff,
                        36)
                .toLowerCase(Locale.ROOT);
    }

    /** What tells requests apart well enough; the rest is for equals. */
    @Override
    public int hashCode() {
        return 31 * word.type().hashCode() + 31 * first + where.hashCode();
    }

    @SuppressWarnings("unchecked") // the schema made it an input object
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
