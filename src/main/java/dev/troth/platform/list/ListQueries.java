package dev.troth.platform.list;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.list.ListRequest.OrderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Carries out lists: one statement for a page, however many accounts it is asked for. */
@ApplicationScoped
public class ListQueries {
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
        ListQuery query = query(request, null, moment);
        Sql sql = query.selection(Sql.TRUE, request.first() + 1);
        List<Found<R>> found = run(rowClass, sql, request);
        return pageOf(found, new ListTotals(database, query, null), null, request);
    }

    /** The first page of each account's rows. */
    @Transactional
    public <R extends RowOfAccount> Map<UUID, Page<R>> pages(
            Class<R> rowClass, ListRequest request, Collection<UUID> accounts, Moment moment) {
        Map<UUID, Page<R>> pages = new HashMap<>();
        if (accounts.isEmpty()) {
            return pages;
        }
        ListQuery query = query(request, accounts, moment);
        Sql each = query.selection(Sql.of("t.account_id = a.id"), request.first() + 1);
        Sql sql = Sql.of("select t.* from unnest(?::uuid[]) as a(id) cross join lateral (", accounts)
                .then(each)
                .then(") as t");
        Map<UUID, List<Found<R>>> byAccount = new HashMap<>();
        run(rowClass, sql, request)
                .forEach(found -> byAccount
                        .computeIfAbsent(found.row.accountId, id -> new ArrayList<>())
                        .add(found));
        ListTotals totals = new ListTotals(database, query, accounts);
        accounts.forEach(account ->
                pages.put(account, pageOf(byAccount.getOrDefault(account, List.of()), totals, account, request)));
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
        ListQuery query = query(request, accounts, moment);
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
        Sql sql = query(request, null, moment).objects();
        database.stream(
                sql.text(),
                row -> json.accept(row.getString("json")),
                sql.values().toArray());
    }

    /** The ids of the accounts that a filter takes in, as of a moment, among some. */
    @Transactional
    public Set<UUID> accountsMatching(Map<String, Object> where, Collection<UUID> among, Moment moment) {
        ListRequest request = new ListRequest(words.account(), where, List.of(OrderKey.id(false)), 1, null);
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
    @Transactional
    public void check(Listed word, Map<String, Object> where, Moment moment) {
        ListRequest request = new ListRequest(word, where, List.of(OrderKey.id(false)), 1, null);
        Sql sql = Sql.of("select 1 as one from ")
                .then(query(request, null, moment).matching(Sql.TRUE))
                .then(" limit 1");
        database.query(sql.text(), row -> 1, sql.values().toArray());
    }

    private ListQuery query(ListRequest request, @Nullable Collection<UUID> accounts, Moment moment) {
        Set<UUID> changed = later.after(moment, request.where().isEmpty() ? accounts : null);
        return new ListQuery(request, moment, new ListQuery.Sources(workspace.id(), words, segments, past, changed));
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
            List<Found<R>> found, ListTotals totals, @Nullable UUID account, ListRequest request) {
        boolean more = found.size() > request.first();
        List<Page.Entry<R>> entries = found.stream()
                .limit(request.first())
                .map(one -> new Page.Entry<>(one.row, new Cursor(one.keys).text(request.order())))
                .toList();
        return new Page<>(
                entries,
                more,
                request.after() != null,
                () -> totals.count(account),
                group -> totals.aggregates(account, group));
    }
}
