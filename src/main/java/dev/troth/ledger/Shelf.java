package dev.troth.ledger;

import dev.troth.platform.Cohort;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Moment;
import dev.troth.platform.Page;
import dev.troth.platform.PageRequest;
import dev.troth.platform.Row;
import dev.troth.platform.RowId;
import dev.troth.platform.RowOfAccount;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * A book whose things belong to accounts and are kept in a table. Answers from the table where it holds at the moment
 * asked for, and from the ledger where it does not: looking back needs no copies of the past.
 *
 * @param <T> the thing
 * @param <R> its row
 */
public abstract class Shelf<T, R extends RowOfAccount> implements Book<T> {
    private final Class<R> rowClass;
    private final String table;
    private final String prefix;

    @Inject
    StatelessSession session;

    @Inject
    Database database;

    @Inject
    CurrentWorkspace workspace;

    @Inject
    Ledger ledger;

    /** @param prefix what the ids of these things begin with */
    protected Shelf(Class<R> rowClass, String table, String prefix) {
        this.rowClass = rowClass;
        this.table = table;
        this.prefix = prefix;
    }

    /** The row that keeps a thing; its key, ref and account are filled in by the shelf. */
    protected abstract R row(T thing);

    @Override
    public void store(List<Change<T>> changes) {
        List<R> fresh = new ArrayList<>();
        List<R> changed = new ArrayList<>();
        for (Change<T> change : changes) {
            T thing = change.thing();
            if (thing == null) {
                remove(change.subject());
            } else {
                (change.isNew() ? fresh : changed).add(row(change.subject(), thing));
            }
        }
        if (!fresh.isEmpty()) {
            beforeStore(fresh);
            session.insertMultiple(fresh);
        }
        if (!changed.isEmpty()) {
            beforeStore(changed);
            // The thing may have been retracted and told again, and then has no row.
            session.upsertMultiple(changed);
        }
    }

    private void remove(Subject subject) {
        R gone = session.get(rowClass, new RowId(workspace.id(), subject.id()));
        if (gone != null) {
            session.delete(gone);
        }
    }

    /** What must be there before the rows are stored, in the same transaction. */
    protected void beforeStore(Collection<R> rows) {}

    /** A page of the account's things, newest first; loaded for the whole cohort of accounts. */
    @Transactional
    public Page<R> page(Cohort<? extends Row> accounts, UUID account, PageRequest request) {
        return pagesOf(accounts, request).getOrDefault(account, new Page<>(List.of(), false, false, () -> 0));
    }

    /** All rows of the cohort's pages, so that what they need is loaded together, too. */
    @Transactional
    public Cohort<R> together(Cohort<? extends Row> accounts, PageRequest request) {
        return accounts.once(List.of(table, request, "together"), () -> {
            List<R> rows = new ArrayList<>();
            pagesOf(accounts, request).values().forEach(page -> rows.addAll(page.rows()));
            return new Cohort<>(accounts.moment(), rows);
        });
    }

    private Map<UUID, Page<R>> pagesOf(Cohort<? extends Row> accounts, PageRequest request) {
        return accounts.once(List.of(table, request), () -> pages(idsOf(accounts), accounts.moment(), request));
    }

    /** The thing with this id or ref as seen from a moment. */
    @Transactional
    public Optional<R> find(@Nullable String id, @Nullable String ref, Moment moment) {
        UUID uuid = id == null ? null : GlobalId.parse(prefix, id);
        return current(uuid, ref).flatMap(row -> seenFrom(row, moment));
    }

    /** The ref behind something that is either an id of ours or a ref of the caller's. */
    @Transactional
    public String refOf(String idOrRef) {
        if (!idOrRef.startsWith(prefix + "_")) {
            return idOrRef;
        }
        return current(GlobalId.parse(prefix, idOrRef), null)
                .map(row -> row.ref)
                .orElse(idOrRef);
    }

    /** The ref of the account that a thing belongs to; null when there is no such thing. */
    @Transactional
    public @Nullable String accountRefOf(String ref) {
        return database
                .query(
                        "select s.ref from " + table + " t join account_stream s"
                                + " on s.workspace_id = t.workspace_id and s.id = t.account_id"
                                + " where t.workspace_id = ? and t.ref = ?",
                        row -> row.getString("ref"),
                        workspace.id(),
                        ref)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Things of some accounts by their refs, as seen from a moment. */
    @Transactional
    public List<R> byRefs(Collection<UUID> accounts, Collection<String> refs, Moment moment) {
        Set<UUID> holding = ledger.holding(accounts, moment);
        List<R> found = new ArrayList<>(session.createSelectionQuery(
                        "from " + rowClass.getSimpleName()
                                + " where workspaceId = :w and accountId in :a and ref in :r",
                        rowClass)
                .setParameter("w", workspace.id())
                .setParameterList("a", holding)
                .setParameterList("r", refs)
                .getResultList());
        past(accounts, holding, moment)
                .values()
                .forEach(rows ->
                        rows.stream().filter(row -> refs.contains(row.ref)).forEach(found::add));
        return found;
    }

    private Optional<R> current(@Nullable UUID id, @Nullable String ref) {
        return session
                .createSelectionQuery(
                        "from " + rowClass.getSimpleName() + " where workspaceId = :w and "
                                + (id == null ? "ref = :key" : "id = :key"),
                        rowClass)
                .setParameter("w", workspace.id())
                .setParameter("key", id == null ? ref : id)
                .getResultList()
                .stream()
                .findFirst();
    }

    private Optional<R> seenFrom(R row, Moment moment) {
        Set<UUID> account = Set.of(row.accountId);
        if (!ledger.holding(account, moment).isEmpty()) {
            return Optional.of(row);
        }
        return past(account, Set.of(), moment).getOrDefault(row.accountId, List.of()).stream()
                .filter(then -> then.ref.equals(row.ref))
                .findFirst();
    }

    private Map<UUID, Page<R>> pages(List<UUID> accounts, Moment moment, PageRequest request) {
        Set<UUID> holding = ledger.holding(accounts, moment);
        Map<UUID, Page<R>> pages = new HashMap<>(present(holding, request));
        past(accounts, holding, moment).forEach((account, rows) -> pages.put(account, pageOf(rows, request)));
        return pages;
    }

    /** One statement for all accounts, however many. */
    private Map<UUID, Page<R>> present(Set<UUID> accounts, PageRequest request) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        PageRequest.Position after = request.after();
        String sql = """
                select t.* from unnest(cast(:accounts as uuid[])) as a(id) cross join lateral (
                    select * from %s where workspace_id = :w and account_id = a.id %s
                    order by at desc, id desc limit :n) as t
                """.formatted(table, after == null ? "" : "and (at, id) < (:at, :id)");
        var query = session.createNativeQuery(sql, rowClass)
                .setParameter("accounts", accounts.toArray(UUID[]::new))
                .setParameter("w", workspace.id())
                .setParameter("n", request.first() + 1);
        if (after != null) {
            query.setParameter("at", after.at()).setParameter("id", after.id());
        }
        Map<UUID, List<R>> byAccount = new HashMap<>();
        query.getResultList()
                .forEach(row -> byAccount
                        .computeIfAbsent(row.accountId, account -> new ArrayList<>())
                        .add(row));
        Map<UUID, Integer> totals = new HashMap<>();
        Map<UUID, Page<R>> pages = new HashMap<>();
        accounts.forEach(account -> {
            List<R> rows = byAccount.getOrDefault(account, List.of());
            boolean more = rows.size() > request.first();
            List<R> shown = more ? rows.subList(0, request.first()) : rows;
            pages.put(account, new Page<>(List.copyOf(shown), more, after != null, () -> {
                if (totals.isEmpty()) {
                    totals.putAll(count(accounts));
                }
                return totals.getOrDefault(account, 0);
            }));
        });
        return pages;
    }

    private Map<UUID, Integer> count(Set<UUID> accounts) {
        Map<UUID, Integer> counts = new HashMap<>();
        database.query(
                "select account_id, count(*) as n from " + table
                        + " where workspace_id = ? and account_id = any(?::uuid[]) group by account_id",
                row -> counts.put(row.getObject("account_id", UUID.class), row.getInt("n")),
                workspace.id(),
                accounts);
        return counts;
    }

    /** Folded again from the ledger, for the accounts whose rows know more than can be seen from the moment. */
    private Map<UUID, List<R>> past(Collection<UUID> accounts, Set<UUID> holding, Moment moment) {
        Set<UUID> past = new HashSet<>(accounts);
        past.removeAll(holding);
        if (past.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<R>> rows = new HashMap<>();
        ledger.foldSubjects(this, past, moment).forEach((subject, thing) -> {
            R row = row(subject, thing);
            rows.computeIfAbsent(row.accountId, account -> new ArrayList<>()).add(row);
        });
        rows.values().forEach(of -> of.sort(NEWEST_FIRST));
        return rows;
    }

    private static final Comparator<RowOfAccount> NEWEST_FIRST = Comparator.comparing((RowOfAccount row) -> row.at)
            .thenComparing(row -> new GlobalId("", row.id).toString())
            .reversed();

    private static <R extends RowOfAccount> Page<R> pageOf(List<R> rows, PageRequest request) {
        PageRequest.Position after = request.after();
        Stream<R> rest = rows.stream();
        if (after != null) {
            String id = new GlobalId("", after.id()).toString();
            rest = rest.filter(row -> row.at.isBefore(after.at())
                    || (row.at.equals(after.at())
                            && new GlobalId("", row.id).toString().compareTo(id) < 0));
        }
        List<R> shown = rest.limit(request.first() + 1L).toList();
        boolean more = shown.size() > request.first();
        return new Page<>(more ? shown.subList(0, request.first()) : shown, more, after != null, rows::size);
    }

    private R row(Subject subject, T thing) {
        R row = row(thing);
        row.workspaceId = workspace.id();
        row.id = subject.id();
        row.ref = subject.ref();
        row.accountId = Objects.requireNonNull(subject.accountId());
        return row;
    }

    private static List<UUID> idsOf(Cohort<? extends Row> accounts) {
        return accounts.members().stream().map(row -> row.id).toList();
    }
}
