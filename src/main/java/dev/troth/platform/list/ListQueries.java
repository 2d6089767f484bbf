package dev.troth.platform.list;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.list.Aggregates.AggregateGroup;
import dev.troth.platform.list.Aggregates.AggregateNumber;
import dev.troth.platform.list.ListRequest.OrderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Carries out lists: one statement for a page, however many accounts it is asked for. */
@ApplicationScoped
public class ListQueries {
    private static final int GROUPS = 100;

    /** More would not fit into memory; whoever looks back at so many wants an export. */
    private static final int FOLDED_AT_ONCE = 20_000;

    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final StatelessSession session;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Words words;
    private final LaterChanges later;
    private final SavedFilters segments;
    private final Map<String, PastRows> past = new HashMap<>();

    ListQueries(
            StatelessSession session,
            Database database,
            CurrentWorkspace workspace,
            Words words,
            LaterChanges later,
            SavedFilters segments,
            @Any Instance<PastRows> past) {
        this.session = session;
        this.database = database;
        this.workspace = workspace;
        this.words = words;
        this.later = later;
        this.segments = segments;
        past.forEach(rows -> this.past.put(rows.table(), rows));
    }

    /** A page of all rows of a word. */
    @Transactional
    public <R extends Row> Page<R> page(Class<R> rowClass, ListRequest request, Moment moment) {
        Query query = new Query(request, null, moment);
        Sql sql = query.selection(Sql.TRUE, request.first() + 1);
        List<Found<R>> found = run(rowClass, sql, request);
        return pageOf(found, query, null, request);
    }

    /** The first page of each account's rows. */
    @Transactional
    public <R extends RowOfAccount> Map<UUID, Page<R>> pages(
            Class<R> rowClass, ListRequest request, Collection<UUID> accounts, Moment moment) {
        Map<UUID, Page<R>> pages = new HashMap<>();
        if (accounts.isEmpty()) {
            return pages;
        }
        Query query = new Query(request, accounts, moment);
        Sql each = query.selection(Sql.of("t.account_id = a.id"), request.first() + 1);
        Sql sql = Sql.of("select t.* from unnest(?::uuid[]) as a(id) cross join lateral (", accounts)
                .then(each)
                .then(") as t");
        Map<UUID, List<Found<R>>> byAccount = new HashMap<>();
        run(rowClass, sql, request)
                .forEach(found -> byAccount
                        .computeIfAbsent(found.row.accountId, id -> new ArrayList<>())
                        .add(found));
        accounts.forEach(account ->
                pages.put(account, pageOf(byAccount.getOrDefault(account, List.of()), query, account, request)));
        return pages;
    }

    /**
     * Rows by their ids, as seen from a moment.
     *
     * @param accounts to which they belong
     */
    @Transactional
    public <R extends Row> List<R> byIds(
            Class<R> rowClass, Listed word, Collection<UUID> ids, Collection<UUID> accounts, Moment moment) {
        if (ids.isEmpty()) {
            return List.of();
        }
        ListRequest request = new ListRequest(word, Map.of(), List.of(OrderKey.id(false)), ids.size(), null);
        Query query = new Query(request, accounts, moment);
        return run(rowClass, query.selection(Sql.of("t.id = any(?::uuid[])", ids), ids.size()), request).stream()
                .map(Found::row)
                .toList();
    }

    /**
     * Every row of a list as a JSON object of its properties, one after the other, without holding them.
     *
     * @throws Refusal if the list cannot be made
     */
    @Transactional
    public void stream(ListRequest request, Moment moment, Consumer<String> json) {
        database.update("set local statement_timeout = 0");
        Sql sql = new Query(request, null, moment).objects();
        database.stream(
                sql.text(),
                row -> json.accept(row.getString("json")),
                sql.values().toArray());
    }

    /** The ids of the accounts that a filter takes in, as of a moment, among some. */
    @Transactional
    public Set<UUID> accountsMatching(Map<String, Object> where, Collection<UUID> among, Moment moment) {
        ListRequest request = new ListRequest(words.account(), where, List.of(OrderKey.id(false)), 1, null);
        Query query = new Query(request, among, moment);
        Sql sql = Sql.of("select t.id from ").then(query.matching(Sql.of("t.id = any(?::uuid[])", among)));
        return Set.copyOf(database.query(
                sql.text(), row -> row.getObject("id", UUID.class), sql.values().toArray()));
    }

    /** Refused unless a filter of accounts can be carried out. */
    public void check(Map<String, Object> where, Moment moment) {
        check(words.account(), where, moment);
    }

    /** Refused unless a filter can be carried out. */
    @Transactional
    public void check(Listed word, Map<String, Object> where, Moment moment) {
        ListRequest request = new ListRequest(word, where, List.of(OrderKey.id(false)), 1, null);
        Sql sql = Sql.of("select 1 as one from ")
                .then(new Query(request, null, moment).matching(Sql.TRUE))
                .then(" limit 1");
        database.query(sql.text(), row -> 1, sql.values().toArray());
    }

    private record Found<R>(R row, List<@Nullable String> keys) {}

    private <R extends Row> List<Found<R>> run(Class<R> rowClass, Sql sql, ListRequest request) {
        NativeQuery<Object[]> query = session.createNativeQuery(sql.text(), Object[].class);
        query.addEntity("t", rowClass);
        for (int i = 0; i < request.order().size(); i++) {
            query.addScalar("k" + i, String.class);
        }
        for (int i = 0; i < sql.values().size(); i++) {
            query.setParameter(i + 1, value(sql.values().get(i)));
        }
        List<Found<R>> found = new ArrayList<>();
        for (Object[] columns : query.getResultList()) {
            List<@Nullable String> keys = new ArrayList<>();
            for (int i = 1; i < columns.length; i++) {
                keys.add((String) columns[i]);
            }
            found.add(new Found<>(rowClass.cast(columns[0]), keys));
        }
        return found;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            boolean ids = !many.isEmpty() && many.iterator().next() instanceof UUID;
            return ids ? many.toArray(UUID[]::new) : many.toArray(String[]::new);
        }
        return value;
    }

    private <R extends Row> Page<R> pageOf(
            List<Found<R>> found, Query query, @Nullable UUID account, ListRequest request) {
        boolean more = found.size() > request.first();
        List<Page.Entry<R>> entries = found.stream()
                .limit(request.first())
                .map(one -> new Page.Entry<>(one.row, new Cursor(one.keys).text(request.order())))
                .toList();
        return new Page<>(
                entries,
                more,
                request.after() != null,
                () -> query.count(account),
                group -> query.aggregates(account, group));
    }

    /** One list on its way to the database. */
    private final class Query {
        private final ListRequest request;
        private final @Nullable Collection<UUID> accounts;
        private final Moment moment;
        private final Conditions conditions;
        private final Map<String, Sql> relations = new HashMap<>();
        private final Set<UUID> changed;
        private @Nullable Map<UUID, Integer> counts;

        Query(ListRequest request, @Nullable Collection<UUID> accounts, Moment moment) {
            this.request = request;
            this.accounts = accounts;
            this.moment = moment;
            this.conditions = new Conditions(words, moment, this::relation, segments::filter);
            this.changed = later.after(moment, request.where().isEmpty() ? accounts : null);
        }

        /** The row {@code t} with its keys, filtered, sorted, from the cursor on. */
        Sql selection(Sql also, int most) {
            Sql matching = matching(also);
            StringBuilder keys = new StringBuilder();
            StringBuilder order = new StringBuilder();
            for (int i = 0; i < request.order().size(); i++) {
                OrderKey key = request.order().get(i);
                keys.append(", (").append(key.sql()).append(")::text as k").append(i);
                order.append(i == 0 ? "" : ", ").append(key.orderBy());
            }
            Sql sql = Sql.of("select t.*" + keys + " from ").then(matching);
            if (request.after() != null) {
                sql = sql.then(" and (")
                        .then(after(request.order(), request.after()))
                        .then(")");
            }
            return sql.then(" order by " + order + " limit ?", most);
        }

        /** An object of all properties for each row. */
        Sql objects() {
            List<Property> properties = request.word().properties();
            properties.forEach(conditions::join);
            String pairs = properties.stream()
                    .map(property -> "'" + property.name() + "', " + property.sql())
                    .collect(Collectors.joining(", "));
            String account = request.word().belongsToAccount()
                    ? "'account', (select s.ref from account_stream s where s.workspace_id = t.workspace_id"
                            + " and s.id = t.account_id), "
                    : "";
            String order = request.order().stream().map(OrderKey::orderBy).collect(Collectors.joining(", "));
            return Sql.of("select json_build_object(" + account + pairs + ") as json from ")
                    .then(matching(Sql.TRUE))
                    .then(" order by " + order);
        }

        /** From and where. */
        Sql matching(Sql also) {
            Sql filter = conditions.of(request.word(), request.where());
            request.order().stream()
                    .map(OrderKey::property)
                    .filter(Objects::nonNull)
                    .forEach(conditions::join);
            return conditions
                    .from(request.word())
                    .then(" where t.workspace_id = ? and ", workspace.id())
                    .then(also)
                    .then(" and (")
                    .then(filter)
                    .then(")");
        }

        private Sql after(List<OrderKey> order, Cursor cursor) {
            List<Sql> ways = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                List<Sql> steps = new ArrayList<>();
                for (int j = 0; j < i; j++) {
                    steps.add(same(order.get(j), cursor.values().get(j)));
                }
                steps.add(beyond(order.get(i), cursor.values().get(i)));
                ways.add(Sql.all(steps));
            }
            Sql any = Sql.any(ways);
            OrderKey first = order.getFirst();
            if (first.nullable()) {
                return any;
            }
            // Says no more than the ways do, but lets an index start at the right place.
            String bound = first.sql() + (first.descending() ? " <= " : " >= ") + "?::" + first.sqlType();
            return Sql.of(bound, cursor.values().getFirst())
                    .then(" and (")
                    .then(any)
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

        /** The table, or, where some of its rows know too much, the others and those as they were. */
        private Sql relation(String table, String accountColumn) {
            return relations.computeIfAbsent(table, name -> {
                String own = "(select * from " + table + " where workspace_id = ?";
                PastRows then = past.get(table);
                Set<UUID> gone = then == null ? Set.of() : then.notHolding(changed, moment);
                if (then == null || gone.isEmpty()) {
                    return Sql.of(own + ")", workspace.id());
                }
                if (gone.size() > FOLDED_AT_ONCE) {
                    throw Refusal.invalid(
                            "asOf",
                            "%d accounts have changed since %s, and a list looks back at most at %d. Maybe ask for "
                                    + "single accounts, or export the facts?",
                            gone.size(),
                            moment.asOf(),
                            FOLDED_AT_ONCE);
                }
                return Sql.of(own + " and not (" + accountColumn + " = any(?::uuid[]))", workspace.id(), gone)
                        .then(
                                " union all select * from jsonb_populate_recordset(null::" + table + ", ?::jsonb))",
                                json(then.rows(gone, moment)));
            });
        }

        private static String json(Collection<?> rows) {
            try {
                return ROWS.writeValueAsString(rows);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Rows can be written.", e);
            }
        }

        int count(@Nullable UUID account) {
            if (account == null) {
                Sql sql = Sql.of("select count(*)::int as n from ").then(matching(Sql.TRUE));
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
                    .then(matching(Sql.of("t.account_id = any(?::uuid[])", accounts)))
                    .then(" group by t.account_id");
            database.query(
                    sql.text(),
                    row -> each.put(row.getObject("account_id", UUID.class), row.getInt("n")),
                    sql.values().toArray());
            return each;
        }

        Aggregates aggregates(@Nullable UUID account, @Nullable String groupBy) {
            List<AggregateGroup> all = groups(account, null);
            AggregateGroup whole = all.getFirst();
            return new Aggregates(
                    whole.count(), whole.numbers(), groupBy == null ? List.of() : groups(account, groupBy));
        }

        private List<AggregateGroup> groups(@Nullable UUID account, @Nullable String groupBy) {
            Property by = groupBy == null
                    ? null
                    : request.word().properties().stream()
                            .filter(property -> property.constant().equals(groupBy))
                            .findFirst()
                            .orElseThrow();
            List<Property> numbers = request.word().properties().stream()
                    .filter(property -> property.kind() == Property.Kind.NUMBER)
                    .toList();
            numbers.forEach(conditions::join);
            if (by != null) {
                conditions.join(by);
            }
            String columns = numbers.stream()
                    .map(n ->
                            ", count(%1$s)::int, min(%1$s)::float8, max(%1$s)::float8, avg(%1$s)::float8, sum(%1$s)::float8"
                                    .formatted(n.sql()))
                    .collect(Collectors.joining());
            Sql sql = Sql.of("select " + (by == null ? "null::text" : "(" + by.sql() + ")::text")
                            + " as value, count(*)::int" + columns + " from ")
                    .then(matching(account == null ? Sql.TRUE : Sql.of("t.account_id = ?", account)))
                    .then(by == null ? "" : " group by 1 order by 2 desc, 1 limit " + GROUPS);
            return database.query(
                    sql.text(), row -> group(row, numbers), sql.values().toArray());
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
}
