package dev.troth.platform.list;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import dev.troth.platform.ReadAlong;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.list.Aggregates.AggregateGroup;
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

/** Carries out lists: one statement for a page, however many accounts it is asked for. */
@ApplicationScoped
public class ListQueries {
    /** From so near a moment nearly every row is seen as it is. */
    private static final Duration NEAR = Duration.ofMinutes(1);

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;
    private final Words words;
    private final LaterChanges later;
    private final SavedFilters segments;
    private final Map<String, PastRows> past = new HashMap<>();
    private final Map<Class<? extends Row>, RowReader<?>> readers = new ConcurrentHashMap<>();

    ListQueries(
            Database database,
            CurrentWorkspace workspace,
            Clock clock,
            Words words,
            LaterChanges later,
            SavedFilters segments,
            @Any Instance<PastRows> past) {
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
        this.words = words;
        this.later = later;
        this.segments = segments;
        past.forEach(rows -> this.past.put(rows.table(), rows));
    }

    /** A page of all rows of a word. */
    public <R extends Row> Page<R> page(ListRequest request, Moment moment) {
        Found<R> found = find(request, null, moment);
        return pageOf(found.rows, found.totals, null, request);
    }

    /** All rows that meet a filter, up to a number of them, in the order of their ids. */
    public <R extends Row> List<R> matching(Listed word, Map<String, Object> where, int most, Moment moment) {
        Found<R> found = find(ListRequest.whole(word, where, most), null, moment);
        return found.rows.stream().limit(most).map(Placed::row).toList();
    }

    /** The first pages of a list of each account. */
    Map<UUID, Page<RowOfAccount>> pages(ListRequest request, Collection<UUID> accounts, Moment moment) {
        return pagesOf(find(request, accounts, moment), accounts, request);
    }

    /**
     * How the first pages of a list of each account are read from near now; empty when looking back, which takes
     * other ways.
     *
     * @param outcome what the pages come to
     */
    Optional<ReadAlong.Reading> reading(
            ListRequest request,
            Collection<UUID> accounts,
            Moment moment,
            Function<Map<UUID, Page<RowOfAccount>>, Object> outcome) {
        if (!isNear(moment)) {
            return Optional.empty();
        }
        Fetch<RowOfAccount> now = fetchNow(request, accounts, Sql.TRUE, moment);
        return Optional.of(new ReadAlong.Reading() {
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

    private static Map<UUID, Page<RowOfAccount>> pagesOf(
            Found<RowOfAccount> found, Collection<UUID> accounts, ListRequest request) {
        Map<UUID, List<Placed<RowOfAccount>>> byAccount = new HashMap<>();
        found.rows.forEach(placed -> byAccount
                .computeIfAbsent(placed.row.accountId, id -> new ArrayList<>())
                .add(placed));
        Map<UUID, Page<RowOfAccount>> pages = new HashMap<>();
        accounts.forEach(account ->
                pages.put(account, pageOf(byAccount.getOrDefault(account, List.of()), found.totals, account, request)));
        return pages;
    }

    /** What is known of a row's belonging. */
    public interface OfAccount {
        UUID id();

        UUID accountId();
    }

    /**
     * Rows by what names them, as seen from a moment.
     *
     * @param column of the names
     * @param owners to which accounts the rows belong; asked only when looking back
     */
    public <R extends Row> List<R> byKeys(
            Listed word,
            String column,
            Collection<?> names,
            Moment moment,
            Supplier<? extends Collection<? extends OfAccount>> owners) {
        if (names.isEmpty()) {
            return List.of();
        }
        ListRequest request = ListRequest.whole(word, Map.of(), names.size());
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
     * Every row of a list as a JSON object of its properties, one after the other, without holding them.
     *
     * @throws Refusal if the list cannot be made
     */
    @Transactional
    public void stream(ListRequest request, Moment moment, Consumer<String> json) {
        database.takeYourTime();
        Sql sql = query(request, null, moment).objects();
        database.stream(
                sql.text(),
                row -> json.accept(row.getString("json")),
                sql.values().toArray());
    }

    /** The ids of the accounts that a filter takes in, as of a moment, among some. */
    public Set<UUID> accountsMatching(Map<String, Object> where, Collection<UUID> among, Moment moment) {
        ListRequest request = ListRequest.whole(words.account(), where, 1);
        ListQuery query = query(request, among, moment);
        Sql sql = Sql.of("select t.id from ").then(query.matching(Sql.of("t.id = any(?::uuid[])", among)));
        return Set.copyOf(database.query(
                sql.text(), row -> row.getObject("id", UUID.class), sql.values().toArray()));
    }

    /**
     * What the rows that meet a filter come to for each value of a property, the most frequent first, 100 at most.
     *
     * @param property as an aggregate would be grouped by
     */
    public List<AggregateGroup> groups(Listed word, Map<String, Object> where, String property, Moment moment) {
        ListRequest request = ListRequest.whole(word, where, 1);
        return new ListTotals(database, query(request, null, moment), null).groups(null, property, true);
    }

    /** An account and what its rows come to. */
    public record Weighed(UUID account, double weight) {}

    /**
     * The accounts whose rows that meet a filter come to most, by the sum of a number; those without one left out.
     *
     * @param number a property of the word
     */
    public List<Weighed> heaviest(Listed word, Map<String, Object> where, String number, int most, Moment moment) {
        ListRequest request = ListRequest.whole(word, where, 1);
        return new ListTotals(database, query(request, null, moment), null).heaviest(number, most);
    }

    /** Refused unless a filter of accounts can be carried out. */
    public void check(Map<String, Object> where, Moment moment) {
        check(words.account(), where, moment);
    }

    /** Refused unless a filter can be carried out. */
    public void check(Listed word, Map<String, Object> where, Moment moment) {
        ListRequest request = ListRequest.whole(word, where, 1);
        Sql sql = Sql.of("select 1 as one from ")
                .then(query(request, null, moment).matching(Sql.TRUE))
                .then(" limit 1");
        database.query(sql.text(), row -> 1, sql.values().toArray());
    }

    /** A row with the texts of its sort keys; without them where nobody wants to know its place. */
    private record Placed<R>(R row, List<@Nullable String> keys) {}

    /** What a statement found. */
    private record Found<R>(List<Placed<R>> rows, ListTotals totals) {}

    /**
     * Rows as seen from a moment. From near now they are read as they are, together with the word whether any account
     * knows more than can be seen; only then they are asked for again with those folded back.
     *
     * @param accounts for each of which a page is wanted; null for one page of all
     */
    private <R extends Row> Found<R> find(ListRequest request, @Nullable Collection<UUID> accounts, Moment moment) {
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
     * A list that is being read: how, and what came so far.
     *
     * @param holds whether no account knows more than can be seen
     */
    private record Fetch<R extends Row>(
            ListQuery query,
            Sql sql,
            RowReader<R>.Columns columns,
            int keys,
            List<Placed<R>> rows,
            AtomicBoolean holds) {

        void take(ResultSet row) throws SQLException {
            if (row.getBoolean(1)) {
                holds.set(false);
            }
            // A page without rows is a row without an id.
            if (row.getObject(2) != null) {
                rows.add(new Placed<>(columns.read(row, 2), texts(row, 2 + columns.count(), keys)));
            }
        }

        Found<R> found(Database database, @Nullable Collection<UUID> accounts) {
            return new Found<>(rows, new ListTotals(database, query, accounts));
        }
    }

    /** Rows as they are, and whether an account knows more than can be seen. */
    private <R extends Row> Fetch<R> fetchNow(
            ListRequest request, @Nullable Collection<UUID> accounts, Sql also, Moment moment) {
        return fetch(queryBut(request, Set.of(), moment), accounts, also, knowsMore(moment));
    }

    /**
     * @param also what else must be true of the row {@code t}
     * @param knowsMore whether an account knows more than can be seen
     */
    private <R extends Row> Fetch<R> fetch(
            ListQuery query, @Nullable Collection<UUID> accounts, Sql also, Sql knowsMore) {
        ListRequest request = query.request();
        RowReader<R>.Columns columns =
                this.<R>reader(request.word()).columns(request.extent().fields());
        Sql sql = Sql.of("select f.more, t.* from (select ").then(knowsMore).then(" as more) as f");
        Sql of = also;
        if (accounts != null) {
            sql = sql.then(" cross join unnest(?::uuid[]) as a(id)", accounts);
            of = Sql.of("t.account_id = a.id and ").then(also);
        }
        sql = sql.then(" left join lateral (")
                .then(query.selection(columns.sql(), of, request.first() + 1))
                .then(") as t on true");
        int keys = request.extent().places() ? request.order().size() : 0;
        return new Fetch<>(query, sql, columns, keys, new ArrayList<>(), new AtomicBoolean(true));
    }

    /** Whether what was read holds. */
    private boolean read(Fetch<?> fetch) {
        database.queries(
                fetch.sql.text(), List.of(fetch::take), fetch.sql.values().toArray());
        return fetch.holds.get();
    }

    private boolean isNear(Moment moment) {
        return moment.knownAt() == null && moment.asOf().isAfter(clock.instant().minus(NEAR));
    }

    /** Whether any account of the workspace has facts beyond a moment; one look at the end of an index. */
    private Sql knowsMore(Moment moment) {
        return Sql.of(
                "coalesce((select max(head_at) from account_stream where workspace_id = ?) > ?, false)",
                workspace.id(),
                moment.asOf());
    }

    private static List<@Nullable String> texts(ResultSet row, int from, int many) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            texts.add(row.getString(from + i));
        }
        return texts;
    }

    private ListQuery query(ListRequest request, @Nullable Collection<UUID> accounts, Moment moment) {
        return queryBut(request, later.after(moment, request.where().isEmpty() ? accounts : null), moment);
    }

    /** @param changed the accounts that are to be seen as they were */
    private ListQuery queryBut(ListRequest request, Set<UUID> changed, Moment moment) {
        return new ListQuery(request, moment, new ListQuery.Sources(workspace.id(), words, segments, past, changed));
    }

    @SuppressWarnings("unchecked") // each class has its own reader
    private <R extends Row> RowReader<R> reader(Listed word) {
        return (RowReader<R>) readers.computeIfAbsent(word.rows(), RowReader::new);
    }

    private static <R extends Row> Page<R> pageOf(
            List<Placed<R>> found, ListTotals totals, @Nullable UUID account, ListRequest request) {
        boolean more = found.size() > request.first();
        List<Page.Entry<R>> entries = found.stream()
                .limit(request.first())
                .map(one -> new Page.Entry<>(one.row, () -> new Cursor(one.keys).text(request.order())))
                .toList();
        return new Page<>(
                entries,
                more,
                request.after() != null,
                () -> totals.count(account),
                (group, asked) -> totals.aggregates(account, group, asked));
    }
}
