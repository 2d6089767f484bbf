package dev.troth.platform.list;

import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.batching.Selection;
import dev.troth.platform.common.RejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a list.
 *
 * @param where filter, as coerced by the schema
 * @param slice part of the list that is requested
 * @param extent parts of each row that are needed
 */
public record ListRequest(
        ListDefinition definition, Map<String, Object> where, List<OrderKey> order, Slice slice, Extent extent) {
    /**
     * Parts of each row that are needed.
     *
     * @param fields fields of the schema; null for all
     * @param places whether cursors are needed
     */
    record Extent(@Nullable Set<String> fields, boolean places) {
        static final Extent WHOLE = new Extent(null, true);

        /** Returns the parts that the selection of a connection needs. */
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

    /** Complete rows, in the order of their ids. */
    static ListRequest whole(ListDefinition definition, Map<String, Object> where, int first) {
        return new ListRequest(
                definition, where, List.of(OrderKey.id(false)), Slice.first(first), new Extent(null, false));
    }

    /** A sort key: property, direction and position of nulls. */
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
            boolean text = property.kind() == Property.Kind.TEXT
                    || property.kind() == Property.Kind.CATEGORY
                    || property.kind() == Property.Kind.WORD;
            return new OrderKey(
                    text ? "(" + property.sql() + ") collate \"C\"" : property.sql(),
                    property.kind().sqlType,
                    descending,
                    true,
                    nullsFirst,
                    property);
        }

        /** Returns the key of the same list from its end. */
        OrderKey reversed() {
            return new OrderKey(sql, sqlType, !descending, nullable, !nullsFirst, property);
        }

        String orderBy() {
            return sql + (descending ? " desc" : "") + (nullable ? nullsFirst ? " nulls first" : " nulls last" : "");
        }
    }

    /** @throws RejectedException if the page size, the order or the cursor is not valid */
    public static ListRequest of(ListDefinition definition, Map<String, Object> arguments) {
        return of(definition, arguments, PageSize.usual(false), Extent.WHOLE);
    }

    /** Returns the request of a field whose type is a connection. */
    static ListRequest of(ListDefinition definition, CurrentField field) {
        return of(definition, field.arguments(), PageSize.usual(field.beneathList()), Extent.of(field.selection()));
    }

    /** @param usual page size if the arguments name none */
    static ListRequest of(ListDefinition definition, Map<String, Object> arguments, int usual, Extent extent) {
        List<OrderKey> order = order(definition, arguments.get("orderBy"));
        return new ListRequest(
                definition, map(arguments.get("where")), order, Slice.of(definition, arguments, order, usual), extent);
    }

    private static List<OrderKey> order(ListDefinition definition, @Nullable Object given) {
        List<OrderKey> keys = new ArrayList<>();
        if (given instanceof Collection<?> many) {
            many.forEach(one -> addKeys(keys, key(definition, map(one))));
        }
        if (keys.isEmpty() && definition.newestFirst()) {
            return List.of(OrderKey.at(), OrderKey.id(true));
        }
        keys.add(OrderKey.id(false));
        return List.copyOf(keys);
    }

    /** Adds a sort key. Amounts of money are sorted within their currency. */
    private static void addKeys(List<OrderKey> keys, OrderKey key) {
        Property property = key.property();
        if (property != null && property.currency() != null) {
            keys.add(OrderKey.of(
                    new Property(
                            property.name() + "Currency",
                            property.currency(),
                            Property.Kind.TEXT,
                            null,
                            "",
                            property.extension()),
                    false,
                    key.nullsFirst()));
        }
        keys.add(key);
    }

    private static OrderKey key(ListDefinition definition, Map<String, Object> order) {
        String by = String.valueOf(order.get("field"));
        Property property = definition.properties().stream()
                .filter(p -> p.constant().equals(by))
                .findFirst()
                .orElseThrow(() ->
                        RejectedException.invalid("orderBy", "%s cannot be sorted by %s.", definition.type(), by));
        boolean descending = "DESC".equals(order.get("direction"));
        return OrderKey.of(property, descending, "FIRST".equals(order.get("nulls")));
    }

    /** Fingerprint of a list and its order, to detect cursors of another one. */
    static String fingerprint(ListDefinition list, List<OrderKey> order) {
        String keys = order.stream().map(OrderKey::orderBy).collect(Collectors.joining(", ", list.type() + " by ", ""));
        return Integer.toString(keys.hashCode() & 0xffff, 36).toLowerCase(Locale.ROOT);
    }

    /** A partial hash is sufficient; equals compares the rest. */
    @Override
    public int hashCode() {
        return 31 * definition.type().hashCode() + 31 * slice.size() + where.hashCode();
    }

    @SuppressWarnings("unchecked") // The schema declares the argument as an input object.
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
