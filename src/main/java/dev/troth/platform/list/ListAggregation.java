package dev.troth.platform.list;

import dev.troth.platform.batching.Selection;
import dev.troth.platform.database.Database;
import dev.troth.platform.list.Aggregates.AggregateGroup;
import dev.troth.platform.list.Aggregates.AggregateNumber;
import dev.troth.platform.list.ListQueries.Weighed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Total count and aggregates of a whole list, computed on first access for all accounts of the batch. */
final class ListAggregation {
    private static final int GROUPS = 100;

    private final Database database;
    private final ListQuery query;
    private final @Nullable Collection<UUID> accounts;
    private @Nullable Map<UUID, Integer> counts;

    ListAggregation(Database database, ListQuery query, @Nullable Collection<UUID> accounts) {
        this.database = database;
        this.query = query;
        this.accounts = accounts;
    }

    int count(@Nullable UUID account) {
        if (account == null) {
            Sql sql = Sql.of("select count(*)::int as n from ").then(query.matching(Sql.TRUE));
            return database.query(
                            sql.text(), row -> row.getInt("n"), sql.values().toArray())
                    .getFirst();
        }
        Map<UUID, Integer> known = counts;
        if (known == null) {
            known = countEach();
            counts = known;
        }
        return known.getOrDefault(account, 0);
    }

    private Map<UUID, Integer> countEach() {
        Map<UUID, Integer> each = new HashMap<>();
        Sql sql = Sql.of("select t.account_id, count(*)::int as n from ")
                .then(query.matching(Sql.of("t.account_id = any(?::uuid[])", accounts)))
                .then(" group by t.account_id");
        database.query(
                sql.text(),
                row -> each.put(row.getObject("account_id", UUID.class), row.getInt("n")),
                sql.values().toArray());
        return each;
    }

    /** @param asked selected fields of the aggregates */
    Aggregates aggregates(@Nullable UUID account, @Nullable String groupBy, Selection asked) {
        List<AggregateGroup> all = groups(account, null, asked.wants("numbers"));
        AggregateGroup whole = all.getFirst();
        return new Aggregates(
                whole.count(),
                whole.numbers(),
                groupBy == null
                        ? List.of()
                        : groups(account, groupBy, asked.of("groups").wants("numbers")));
    }

    List<AggregateGroup> groups(@Nullable UUID account, @Nullable String groupBy, boolean withNumbers) {
        Property by = groupBy == null
                ? null
                : query.request().definition().properties().stream()
                        .filter(property -> property.constant().equals(groupBy))
                        .findFirst()
                        .orElseThrow();
        List<Property> numbers = query.request().definition().properties().stream()
                .filter(property -> withNumbers && property.kind() == Property.Kind.NUMBER)
                .toList();
        numbers.forEach(query::join);
        if (by != null) {
            query.join(by);
        }
        String columns = numbers.stream()
                .map(n ->
                        ", count(%1$s)::int, min(%1$s)::float8, max(%1$s)::float8, avg(%1$s)::float8, sum(%1$s)::float8"
                                .formatted(n.sql()))
                .collect(Collectors.joining());
        Sql sql = Sql.of("select " + (by == null ? "null::text" : "(" + by.sql() + ")::text")
                        + " as value, count(*)::int" + columns + " from ")
                .then(query.matching(account == null ? Sql.TRUE : Sql.of("t.account_id = ?", account)))
                .then(by == null ? "" : " group by 1 order by 2 desc, 1 limit " + GROUPS);
        return database.query(
                sql.text(), row -> group(row, numbers), sql.values().toArray());
    }

    /** Returns the accounts with the largest sums of a number. */
    List<Weighed> heaviest(String number, int most) {
        Property weight = query.request().definition().properties().stream()
                .filter(property -> property.name().equals(number))
                .findFirst()
                .orElseThrow();
        query.join(weight);
        Sql sql = Sql.of("select t.account_id, sum(%s)::float8 as weight from ".formatted(weight.sql()))
                .then(query.matching(Sql.TRUE))
                .then(" group by 1 having sum(%s) is not null order by 2 desc, 1 limit %d"
                        .formatted(weight.sql(), most));
        return database.query(
                sql.text(),
                row -> new Weighed(row.getObject("account_id", UUID.class), row.getDouble("weight")),
                sql.values().toArray());
    }

    private static AggregateGroup group(ResultSet row, List<Property> numbers) throws SQLException {
        List<AggregateNumber> all = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int from = 3 + 5 * i;
            all.add(new AggregateNumber(
                    numbers.get(i).name(),
                    row.getInt(from),
                    number(row, from + 1),
                    number(row, from + 2),
                    number(row, from + 3),
                    number(row, from + 4)));
        }
        return new AggregateGroup(row.getString("value"), row.getInt(2), all);
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
