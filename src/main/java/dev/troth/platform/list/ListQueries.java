package dev.troth.platform.list;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
        Found<R> found = this.<R>find(List.of(request), null, moment).getFirst();
        return pageOf(found.rows, found.totals, null, request);
    }

    /** The first pages of lists of each account. */
    public Map<ListRequest, Map<UUID, Page<RowOfAccount>>> pages(
            Collection<ListRequest> requests, Collection<UUID> accounts, Moment moment) {
        List<ListRequest> wanted = List.copyOf(requests);
        List<Found<RowOfAccount>> found = find(wanted, accounts, moment);
        Map<ListRequest, Map<UUID, Page<RowOfAccount>>> pages = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            pages.put(wanted.get(i), pagesOf(found.get(i), accounts, wanted.get(i)));
        }
        return pages;
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
            Fetch<R> now = fetch(queryBut(request, Set.of(), moment), null, named, knowsMore(moment));
            if (read(List.of(now))) {
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
        read(List.of(then));
        return then.rows.stream().map(Placed::row).toList();
    }

    /**
     * Every row of a list as a JSON object of its properties, one after the other, without holding them.
     *
     * @throws Refusal if the list cannot be made
     */
    @Transactional
    public void stream(ListRequest request, Moment moment, Consumer<String> json) {
        database.update("set local statement_timeout = 0");
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
     * Rows as seen from a moment. From near now they are read as they are, all lists in one round trip, together with
     * the word whether any account knows more than can be seen; only then they are asked for again with those folded
     * back.
     *
     * @param accounts for each of which a page is wanted; null for one page of all
     */
    private <R extends Row> List<Found<R>> find(
            List<ListRequest> requests, @Nullable Collection<UUID> accounts, Moment moment) {
        if (isNear(moment)) {
            List<Fetch<R>> now = requests.stream()
                    .map(request ->
                            this.<R>fetch(queryBut(request, Set.of(), moment), accounts, Sql.TRUE, knowsMore(moment)))
                    .toList();
            if (read(now)) {
                return now.stream()
                        .map(fetch -> fetch.found(database, accounts))
                        .toList();
            }
        }
        List<Fetch<R>> then = requests.stream()
                .map(request -> this.<R>fetch(query(request, accounts, moment), accounts, Sql.TRUE, Sql.of("false")))
                .toList();
        read(then);
        return then.stream().map(fetch -> fetch.found(database, accounts)).toList();
    }

    /** A list that is being read: how, and what came so far. */
    private record Fetch<R extends Row>(
            ListQuery query, Sql sql, RowReader<R>.Columns columns, int keys, List<Placed<R>> rows) {

        /** Takes a row, and says whether an account knows more than can be seen. */
        boolean take(ResultSet row) throws SQLException {
            // A page without rows is a row without an id.
            if (row.getObject(2) != null) {
                rows.add(new Placed<>(columns.read(row, 2), texts(row, 2 + columns.count(), keys)));
            }
            return row.getBoolean(1);
        }

        Found<R> found(Database database, @Nullable Collection<UUID> accounts) {
            return new Found<>(rows, new ListTotals(database, query, accounts));
        }
    }

    /**
     * @param also what else must be true of the row {@code t}
     * @param knowsMore whether an account knows more than can be seen
     */
    private <R extends Row> Fetch<R> fetch(
            ListQuery query, @Nullable Collection<UUID> accounts, Sql also, Sql knowsMore) {
        ListRequest request = query.request();
        RowReader<R>.Columns columns =
                this.<R>reader(request.word()).columns(request.reading().fields());
        Sql sql = Sql.of("select f.more, t.* from (select ").then(knowsMore).then(" as more) as f");
        Sql of = also;
        if (accounts != null) {
            sql = sql.then(" cross join unnest(?::uuid[]) as a(id)", accounts);
            of = Sql.of("t.account_id = a.id and ").then(also);
        }
        sql = sql.then(" left join lateral (")
                .then(query.selection(columns.sql(), of, request.first() + 1))
                .then(") as t on true");
        int keys = request.reading().places() ? request.order().size() : 0;
        return new Fetch<>(query, sql, columns, keys, new ArrayList<>());
    }

    /** Reads lists in one round trip; whether all of them hold. */
    private <R extends Row> boolean read(List<Fetch<R>> fetches) {
        Sql all = fetches.getFirst().sql;
        for (Fetch<R> more : fetches.subList(1, fetches.size())) {
            all = all.then("; ").then(more.sql);
        }
        AtomicBoolean holds = new AtomicBoolean(true);
        database.queries(
                all.text(),
                fetches.stream()
                        .<Database.Visitor>map(fetch -> row -> {
                            if (fetch.take(row)) {
                                holds.set(false);
                            }
                        })
                        .toList(),
                all.values().toArray());
        return holds.get();
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
                group -> totals.aggregates(account, group));
    }
}
