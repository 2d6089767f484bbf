package dev.troth.platform.list;

import dev.troth.platform.batching.BatchReader;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.database.Database;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.Aggregates.AggregateGroup;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Executes list queries: one statement per page, or for the pages of any number of accounts. */
@ApplicationScoped
public class ListQueries {
    /** As of a moment within this distance of now, nearly all rows are in their current state. */
    private static final Duration NEAR = Duration.ofMinutes(1);

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;
    private final ListRegistry registry;
    private final ChangedAccounts later;
    private final SavedFilters segments;
    private final Map<String, HistoricalRows> past = new HashMap<>();
    private final Map<Class<? extends Row>, RowMapper<?>> readers = new ConcurrentHashMap<>();

    ListQueries(
            Database database,
            CurrentWorkspace workspace,
            Clock clock,
            ListRegistry registry,
            ChangedAccounts later,
            SavedFilters segments,
            @Any Instance<HistoricalRows> past) {
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
        this.registry = registry;
        this.later = later;
        this.segments = segments;
        past.forEach(rows -> this.past.put(rows.table(), rows));
    }

    /** Returns a page over all rows of a record type. */
    public <R extends Row> Page<R> page(ListRequest request, AsOf moment) {
        Found<R> found = find(request, null, moment);
        return pageOf(found.rows, found.totals, null, request);
    }

    /** Returns the rows that match a filter, up to a maximum number, in the order of their ids. */
    public <R extends Row> List<R> matching(
            ListDefinition definition, Map<String, Object> where, int most, AsOf moment) {
        Found<R> found = find(ListRequest.whole(definition, where, most), null, moment);
        return found.rows.stream().limit(most).map(Placed::row).toList();
    }

    /** Returns the first page of a list for each account. */
    Map<UUID, Page<AccountOwnedRow>> pages(ListRequest request, Collection<UUID> accounts, AsOf moment) {
        return pagesOf(find(request, accounts, moment), accounts, request);
    }

    /**
     * Returns the read of the first page of a list for each account, if the moment is near now; empty for a moment in
     * the past, which uses different statements.
     *
     * @param outcome maps the pages to the result of the read
     */
    Optional<BatchReader.Reading> reading(
            ListRequest request,
            Collection<UUID> accounts,
            AsOf moment,
            Function<Map<UUID, Page<AccountOwnedRow>>, Object> outcome) {
        if (!isNear(moment)) {
            return Optional.empty();
        }
        Fetch<AccountOwnedRow> now = fetchNow(request, accounts, Sql.TRUE, moment);
        return Optional.of(new BatchReader.Reading() {
            @Override
            public Object key() {
                return request;
            }

            @Override
            public String sql() {
                return now.sql.text();
            }

            @Override
            public @Nullable Object[] parameters() {
                return now.sql.values().toArray();
            }

            @Override
            public void visit(ResultSet row) throws SQLException {
                now.take(row);
            }

            @Override
            public Object outcome() {
                return outcome.apply(
                        now.holds.get()
                                ? pagesOf(now.found(database, accounts), accounts, request)
                                : pages(request, accounts, moment));
            }
        });
    }

    private static Map<UUID, Page<AccountOwnedRow>> pagesOf(
            Found<AccountOwnedRow> found, Collection<UUID> accounts, ListRequest request) {
        Map<UUID, List<Placed<AccountOwnedRow>>> byAccount = new HashMap<>();
        found.rows.forEach(placed -> byAccount
                .computeIfAbsent(placed.row.accountId, id -> new ArrayList<>())
                .add(placed));
        Map<UUID, Page<AccountOwnedRow>> pages = new HashMap<>();
        accounts.forEach(account ->
                pages.put(account, pageOf(byAccount.getOrDefault(account, List.of()), found.totals, account, request)));
        return pages;
    }

    /** Condition on the account of a row. */
    public interface OfAccount {
        UUID id();

        UUID accountId();
    }

    /**
     * Returns rows by key as of a moment.
     *
     * @param column column of the keys
     * @param owners accounts of the rows; only called for a moment in the past
     */
    public <R extends Row> List<R> byKeys(
            ListDefinition definition,
            String column,
            Collection<?> names,
            AsOf moment,
            Supplier<? extends Collection<? extends OfAccount>> owners) {
        if (names.isEmpty()) {
            return List.of();
        }
        ListRequest request = ListRequest.whole(definition, Map.of(), names.size());
        if (isNear(moment)) {
            String type = column.equals("id") ? "uuid" : "text";
            Sql named = Sql.of("t." + column + " = any(?::" + type + "[])", names);
            Fetch<R> now = fetchNow(request, null, named, moment);
            if (read(now)) {
                return now.rows.stream().map(Placed::row).toList();
            }
        }
        Collection<? extends OfAccount> found = owners.get();
        if (found.isEmpty()) {
            return List.of();
        }
        List<UUID> accounts =
                found.stream().map(OfAccount::accountId).distinct().toList();
        Sql known = Sql.of(
                "t.id = any(?::uuid[])", found.stream().map(OfAccount::id).toList());
        Fetch<R> then = fetch(query(request, accounts, moment), null, known, Sql.of("false"));
        read(then);
        return then.rows.stream().map(Placed::row).toList();
    }

    /**
     * Streams the rows of a list as JSON objects of their properties, without holding them in memory.
     *
     * @throws RejectedException if the request is not valid
     */
    @Transactional
    public void stream(ListRequest request, AsOf moment, Consumer<String> json) {
        database.disableTimeouts();
        Sql sql = query(request, null, moment).objects();
        database.stream(
                sql.text(),
                row -> json.accept(row.getString("json")),
                sql.values().toArray());
    }

    /** Returns those of the given accounts that match a filter as of a moment. */
    public Set<UUID> accountsMatching(Map<String, Object> where, Collection<UUID> among, AsOf moment) {
        ListRequest request = ListRequest.whole(registry.account(), where, 1);
        ListQuery query = query(request, among, moment);
        Sql sql = Sql.of("select t.id from ").then(query.matching(Sql.of("t.id = any(?::uuid[])", among)));
        return Set.copyOf(database.query(
                sql.text(), row -> row.getObject("id", UUID.class), sql.values().toArray()));
    }

    /**
     * Groups the rows that match a filter by a property, most frequent first, at most 100 groups.
     *
     * @param property name of the property, as in groupBy
     */
    public List<AggregateGroup> groups(
            ListDefinition definition, Map<String, Object> where, String property, AsOf moment) {
        ListRequest request = ListRequest.whole(definition, where, 1);
        return new ListAggregation(database, query(request, null, moment), null).groups(null, property, true);
    }

    /** An account and the sum over its rows. */
    public record Weighed(UUID account, double weight) {}

    /**
     * Returns the accounts with the largest sum of an amount of money over the rows that match a filter; accounts without a
     * value are left out.
     *
     * @param number property of the record type that is money
     * @param units weight of one unit of each currency; a currency without a weight counts 0
     */
    public List<Weighed> heaviest(
            ListDefinition definition,
            Map<String, Object> where,
            String number,
            Map<String, Double> units,
            int most,
            AsOf moment) {
        ListRequest request = ListRequest.whole(definition, where, 1);
        return new ListAggregation(database, query(request, null, moment), null).heaviest(number, units, most);
    }

    /** Validates a filter of accounts; throws a refusal if it is not valid. */
    public void check(Map<String, Object> where, AsOf moment) {
        check(registry.account(), where, moment);
    }

    /** Validates a filter; throws a refusal if it is not valid. */
    public void check(ListDefinition definition, Map<String, Object> where, AsOf moment) {
        ListRequest request = ListRequest.whole(definition, where, 1);
        Sql sql = Sql.of("select 1 as one from ")
                .then(query(request, null, moment).matching(Sql.TRUE))
                .then(" limit 1");
        database.query(sql.text(), row -> 1, sql.values().toArray());
    }

    /** A row with its sort keys as strings; empty if cursors are not requested. */
    private record Placed<R>(R row, List<@Nullable String> keys) {}

    /** Result of a statement. */
    private record Found<R>(List<Placed<R>> rows, ListAggregation totals) {}

    /**
     * Returns rows as of a moment. If the moment is within one minute of now, current rows are read together with a
     * flag that tells whether any account has later facts. Only if the flag is set is the query repeated with those
     * accounts reconstructed as of the moment.
     *
     * @param accounts accounts, each of which gets its own page; null for one page of all
     */
    private <R extends Row> Found<R> find(ListRequest request, @Nullable Collection<UUID> accounts, AsOf moment) {
        if (isNear(moment)) {
            Fetch<R> now = fetchNow(request, accounts, Sql.TRUE, moment);
            if (read(now)) {
                return now.found(database, accounts);
            }
        }
        Fetch<R> then = fetch(query(request, accounts, moment), accounts, Sql.TRUE, Sql.of("false"));
        read(then);
        return then.found(database, accounts);
    }

    /**
     * A running list query with its rows so far.
     *
     * @param holds whether no account has later facts
     */
    private record Fetch<R extends Row>(
            ListQuery query,
            Sql sql,
            RowMapper<R>.Columns columns,
            int keys,
            List<Placed<R>> rows,
            AtomicBoolean holds) {

        void take(ResultSet row) throws SQLException {
            if (row.getBoolean(1)) {
                holds.set(false);
            }
            // A row without an id stands for an empty page.
            if (row.getObject(2) != null) {
                rows.add(new Placed<>(columns.read(row, 2), texts(row, 2 + columns.count(), keys)));
            }
        }

        Found<R> found(Database database, @Nullable Collection<UUID> accounts) {
            return new Found<>(rows, new ListAggregation(database, query, accounts));
        }
    }

    /** Reads current rows, and whether any account has later facts. */
    private <R extends Row> Fetch<R> fetchNow(
            ListRequest request, @Nullable Collection<UUID> accounts, Sql also, AsOf moment) {
        return fetch(queryBut(request, Set.of(), moment), accounts, also, hasLaterFacts(moment));
    }

    /**
     * @param also additional condition on the row {@code t}
     * @param hasLaterFacts condition that an account has later facts
     */
    private <R extends Row> Fetch<R> fetch(
            ListQuery query, @Nullable Collection<UUID> accounts, Sql also, Sql hasLaterFacts) {
        ListRequest request = query.request();
        RowMapper<R>.Columns columns =
                this.<R>reader(request.definition()).columns(request.extent().fields());
        Sql sql = Sql.of("select f.more, t.* from (select ").then(hasLaterFacts).then(" as more) as f");
        Sql of = also;
        if (accounts != null) {
            sql = sql.then(" cross join unnest(?::uuid[]) as a(id)", accounts);
            of = Sql.of("t.account_id = a.id and ").then(also);
        }
        sql = sql.then(" left join lateral (")
                .then(query.selection(columns.sql(), of, request.slice().size() + 1))
                .then(") as t on true");
        int keys = request.extent().places() ? request.order().size() : 0;
        return new Fetch<>(query, sql, columns, keys, new ArrayList<>(), new AtomicBoolean(true));
    }

    /** Executes the query. Returns whether the rows are valid as of the moment. */
    private boolean read(Fetch<?> fetch) {
        database.queries(
                fetch.sql.text(), List.of(fetch::take), fetch.sql.values().toArray());
        return fetch.holds.get();
    }

    private boolean isNear(AsOf moment) {
        return moment.knownAt() == null && moment.asOf().isAfter(clock.instant().minus(NEAR));
    }

    /**
     * Condition that any account of the workspace has facts after a moment. Costs one lookup at the end of an index.
     */
    private Sql hasLaterFacts(AsOf moment) {
        return Sql.of(
                "coalesce((select max(head_at) from account_stream where workspace_id = ?) > ?, false)",
                workspace.id(),
                moment.asOf());
    }

    private static List<@Nullable String> texts(ResultSet row, int from, int threads) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            texts.add(row.getString(from + i));
        }
        return texts;
    }

    private ListQuery query(ListRequest request, @Nullable Collection<UUID> accounts, AsOf moment) {
        return queryBut(request, later.after(moment, request.where().isEmpty() ? accounts : null), moment);
    }

    /** @param changed accounts to reconstruct as of the moment */
    private ListQuery queryBut(ListRequest request, Set<UUID> changed, AsOf moment) {
        return new ListQuery(request, moment, new ListQuery.Sources(workspace.id(), registry, segments, past, changed));
    }

    @SuppressWarnings("unchecked") // Each class has its own reader.
    private <R extends Row> RowMapper<R> reader(ListDefinition definition) {
        return (RowMapper<R>) readers.computeIfAbsent(definition.rows(), RowMapper::new);
    }

    private static <R extends Row> Page<R> pageOf(
            List<Placed<R>> found, ListAggregation totals, @Nullable UUID account, ListRequest request) {
        Slice slice = request.slice();
        boolean more = found.size() > slice.size();
        List<Placed<R>> rows = more ? found.subList(0, slice.size()) : found;
        List<Page.Entry<R>> entries = (slice.fromEnd() ? rows.reversed() : rows)
                .stream()
                        .map(one -> new Page.Entry<>(
                                one.row, () -> new Cursor(one.keys).text(request.definition(), request.order())))
                        .toList();
        return new Page<>(
                entries,
                () -> (more && !slice.fromEnd()) || totals.endsBehind(account),
                () -> (more && slice.fromEnd()) || totals.beginsBefore(account),
                most -> totals.count(account, most),
                (group, asked) -> totals.aggregates(account, group, asked));
    }
}
