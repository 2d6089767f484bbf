package dev.troth.platform.list;

import dev.troth.platform.list.ListRequest.OrderKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on the position of the row {@code t} in an order, compared with a cursor. */
final class Keyset {
    private Keyset() {}

    /** Rows behind the cursor. */
    static Sql after(List<OrderKey> order, Cursor cursor) {
        List<Sql> ways = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            List<Sql> steps = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                steps.add(same(order.get(j), cursor.values().get(j)));
            }
            steps.add(beyond(order.get(i), cursor.values().get(i)));
            ways.add(Sql.all(steps));
        }
        return bounded(order.getFirst(), cursor, Sql.any(ways));
    }

    /** Rows in front of the cursor. */
    static Sql before(List<OrderKey> order, Cursor cursor) {
        return after(reversed(order), cursor);
    }

    /** Rows in front of the cursor, and its own row if it still exists. */
    static Sql upTo(List<OrderKey> order, Cursor cursor) {
        List<Sql> steps = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            steps.add(same(order.get(i), cursor.values().get(i)));
        }
        return Sql.any(List.of(Sql.all(steps), before(order, cursor)));
    }

    /** Rows behind the cursor, and its own row if it still exists. */
    static Sql from(List<OrderKey> order, Cursor cursor) {
        return upTo(reversed(order), cursor);
    }

    static List<OrderKey> reversed(List<OrderKey> order) {
        return order.stream().map(OrderKey::reversed).toList();
    }

    /** Adds a condition that is redundant, but lets an index scan start at the right position. */
    private static Sql bounded(OrderKey first, Cursor cursor, Sql condition) {
        if (first.nullable()) {
            return condition;
        }
        String bound = first.sql() + (first.descending() ? " <= " : " >= ") + "?::" + first.sqlType();
        return Sql.of(bound, cursor.values().getFirst())
                .then(" and (")
                .then(condition)
                .then(")");
    }

    private static Sql same(OrderKey key, @Nullable String value) {
        return value == null ? Sql.of(key.sql() + " is null") : Sql.of(key.sql() + " = ?::" + key.sqlType(), value);
    }

    private static Sql beyond(OrderKey key, @Nullable String value) {
        if (value == null) {
            return Sql.of(key.nullsFirst() ? key.sql() + " is not null" : "false");
        }
        Sql beyond = Sql.of(key.sql() + (key.descending() ? " < " : " > ") + "?::" + key.sqlType(), value);
        return key.nullable() && !key.nullsFirst() ? beyond.then(" or " + key.sql() + " is null") : beyond;
    }
}
