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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Total count and aggregates of a whole list, and whether it goes on beside a page; computed on first access for all accounts
 * of the batch.
 */
final class ListAggregation {
    private static final int GROUPS = 100;

    private final Database database;
    private final ListQuery query;
    private final @Nullable Collection<UUID> accounts;
    private final Map<@Nullable Integer, Map<UUID, Integer>> counts = new HashMap<>();
    private final Map<Sql, Set<UUID>> inhabited = new HashMap<>();

    ListAggregation(Database database, ListQuery query, @Nullable Collection<UUID> accounts) {
        this.database = database;
        this.query = query;
        this.accounts = accounts;
    }

    /** @param most number at which the count stops; null to count all records */
    int count(@Nullable UUID account, @Nullable Integer most) {
        if (account == null) {
            Sql sql = counted(query.matching(Sql.TRUE), most);
            return database.query(
                            sql.text(), row -> row.getInt("n"), sql.values().toArray())
                    .getFirst();
        }
        Map<UUID, Integer> known = counts.get(most);
        if (known == null) {
            known = countEach(most);
            counts.put(most, known);
        }
        return known.getOrDefault(account, 0);
    }

    private static Sql counted(Sql matching, @Nullable Integer most) {
        return most == null
                ? Sql.of("select count(*)::int as n from ").then(matching)
                : Sql.of("select count(*)::int as n from (select 1 from ")
                        .then(matching)
                        .then(" limit " + most + ") as few");
    }

    private Map<UUID, Integer> countEach(@Nullable Integer most) {
        Map<UUID, Integer> each = new HashMap<>();
        Sql sql = most == null
                ? Sql.of("select t.account_id, count(*)::int as n from ")
                        .then(query.matching(Sql.of("t.account_id = any(?::uuid[])", accounts)))
                        .then(" group by t.account_id")
                : Sql.of(
                                "select a.id as account_id, c.n from unnest(?::uuid[]) as a(id) cross join lateral (",
                                accounts)
                        .then(counted(query.matching(Sql.of("t.account_id = a.id")), most))
                        .then(") as c");
        database.query(
                sql.text(),
                row -> each.put(row.getObject("account_id", UUID.class), row.getInt("n")),
                sql.values().toArray());
        return each;
    }

    /** Returns whether the list has records before the slice of the query, because of its cursor {@code after}. */
    boolean beginsBefore(@Nullable UUID account) {
        Cursor after = query.request().slice().after();
        return after != null && has(account, Keyset.upTo(query.request().order(), after));
    }

    /** Returns whether the list has records behind the slice of the query, because of its cursor {@code before}. */
    boolean endsBehind(@Nullable UUID account) {
        Cursor before = query.request().slice().before();
        return before != null && has(account, Keyset.from(query.request().order(), before));
    }

    private boolean has(@Nullable UUID account, Sql condition) {
        Sql inside = Sql.of("(").then(condition).then(")");
        if (account == null) {
            Sql sql = Sql.of("select exists (select 1 from ")
                    .then(query.matching(inside))
                    .then(") as found");
            return database.query(
                            sql.text(),
                            row -> row.getBoolean("found"),
                            sql.values().toArray())
                    .getFirst();
        }
        return inhabited
                .computeIfAbsent(inside, unknown -> accountsWith(inside))
                .contains(account);
    }

    private Set<UUID> accountsWith(Sql condition) {
        Sql sql = Sql.of("select a.id from unnest(?::uuid[]) as a(id) where exists (select 1 from ", accounts)
                .then(query.matching(Sql.of("t.account_id = a.id and ").then(condition)))
                .then(")");
        return Set.copyOf(database.query(
                sql.text(), row -> row.getObject("id", UUID.class), sql.values().toArray()));
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
        List<Property> plain =
                numbers.stream().filter(number -> number.currency() == null).toList();
        Map<@Nullable String, List<AggregateNumber>> money = money(account, by, numbers);
        Sql sql = Sql.of("select " + value(by) + " as value, count(*)::int" + columns(plain) + " from ")
                .then(matching(account))
                .then(by == null ? "" : " group by 1 order by 2 desc, 1 limit " + GROUPS);
        return database.query(
                sql.text(),
                row -> {
                    String value = row.getString("value");
                    List<AggregateNumber> all = new ArrayList<>(numbers(row, plain, 3, null));
                    all.addAll(money.getOrDefault(value, List.of()));
                    return new AggregateGroup(value, row.getInt(2), all);
                },
                sql.values().toArray());
    }

    /** Returns the aggregates of amounts of money for each value of the group, by currency. */
    private Map<@Nullable String, List<AggregateNumber>> money(
            @Nullable UUID account, @Nullable Property by, List<Property> numbers) {
        Map<String, List<Property>> byCurrency = new LinkedHashMap<>();
        for (Property number : numbers) {
            if (number.currency() != null) {
                byCurrency
                        .computeIfAbsent(number.currency(), currency -> new ArrayList<>())
                        .add(number);
            }
        }
        Map<@Nullable String, List<AggregateNumber>> money = new HashMap<>();
        byCurrency.forEach((currency, some) -> {
            Sql sql = Sql.of("select " + value(by) + " as value, (" + currency + ")::text as currency" + columns(some)
                            + " from ")
                    .then(matching(account))
                    .then(" and (" + currency + ") is not null group by 1, 2 order by 2");
            database.query(
                    sql.text(),
                    row -> money.computeIfAbsent(row.getString("value"), value -> new ArrayList<>())
                            .addAll(numbers(row, some, 3, row.getString("currency"))),
                    sql.values().toArray());
        });
        return money;
    }

    private Sql matching(@Nullable UUID account) {
        return query.matching(account == null ? Sql.TRUE : Sql.of("t.account_id = ?", account));
    }

    private static String value(@Nullable Property by) {
        return by == null ? "null::text" : "(" + by.sql() + ")::text";
    }

    private static String columns(List<Property> numbers) {
        return numbers.stream()
                .map(n ->
                        ", count(%1$s)::int, min(%1$s)::float8, max(%1$s)::float8, avg(%1$s)::float8, sum(%1$s)::float8"
                                .formatted(n.sql()))
                .collect(Collectors.joining());
    }

    /**
     * Returns the accounts with the largest sums of an amount of money.
     *
     * @param units weight of one unit of each currency
     */
    List<Weighed> heaviest(String number, Map<String, Double> units, int most) {
        Property amount = query.request().definition().properties().stream()
                .filter(property -> property.name().equals(number) && property.currency() != null)
                .findFirst()
                .orElseThrow();
        query.join(amount);
        Sql unit = Sql.of("case " + amount.currency());
        for (Map.Entry<String, Double> one : units.entrySet()) {
            unit = unit.then(" when ? then ?::float8", one.getKey(), one.getValue());
        }
        Sql sql = Sql.of("select w.account_id, sum(w.weight)::float8 as weight from (select t.account_id, ("
                        + amount.sql() + ") * ")
                .then(units.isEmpty() ? Sql.of("0") : unit.then(" else 0 end"))
                .then(" as weight from ")
                .then(query.matching(Sql.TRUE))
                .then(") w group by 1 having sum(w.weight) is not null order by 2 desc, 1 limit " + most);
        return database.query(
                sql.text(),
                row -> new Weighed(row.getObject("account_id", UUID.class), row.getDouble("weight")),
                sql.values().toArray());
    }

    private static List<AggregateNumber> numbers(
            ResultSet row, List<Property> numbers, int first, @Nullable String currency) throws SQLException {
        List<AggregateNumber> all = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            int from = first + 5 * i;
            all.add(new AggregateNumber(
                    numbers.get(i).name(),
                    currency,
                    row.getInt(from),
                    number(row, from + 1),
                    number(row, from + 2),
                    number(row, from + 3),
                    number(row, from + 4)));
        }
        return all;
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
