package dev.troth.ledger;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.batching.Selection;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.RowId;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.database.Database;
import dev.troth.platform.database.Row;
import dev.troth.platform.database.RowBatch;
import dev.troth.platform.database.RowColumns;
import dev.troth.platform.list.EntitySource;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.list.HistoricalRows;
import dev.troth.platform.list.LinkSource;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.list.ListRegistry;
import dev.troth.platform.node.Node;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Repository and projection of one kind of subject, stored as rows of a table. A read as of now uses the table. A read
 * as of the past folds the subject from the ledger if its row has changed since, so no historical copies are stored.
 *
 * @param <T> state of the subject
 * @param <R> row
 * @param <V> API type
 */
public class EntityRepository<T, R extends Row, V extends EntityView & Node>
        implements Projection<T>, HistoricalRows, NodeSource, EntitySource, LinkSource, RebuildableProjection {
    /** Records that are read at once for the links of a batch; those beyond are read one by one. */
    private static final int MOST_OF_ACCOUNTS = 10_000;

    /** Maximum number of refs to compare for a suggestion. */
    private static final int SIMILAR = 1000;

    private final EntityType<T, R, V> type;
    private final RowColumns columns;

    private final StatelessSession session;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final Recorder recorder;
    private final ListQueries queries;
    private final ListRegistry registry;
    private final FactAccess access;

    /** Beans that every repository uses. */
    @Singleton
    public record Services(
            StatelessSession session,
            Database database,
            CurrentWorkspace workspace,
            Ledger ledger,
            Recorder recorder,
            ListQueries queries,
            ListRegistry registry,
            FactAccess access) {}

    public EntityRepository(EntityType<T, R, V> type, Services services) {
        this.type = type;
        this.columns = new RowColumns(type.rows());
        this.session = services.session;
        this.database = services.database;
        this.workspace = services.workspace;
        this.ledger = services.ledger;
        this.recorder = services.recorder;
        this.queries = services.queries;
        this.registry = services.registry;
        this.access = services.access;
    }

    /** Returns the API type of a row. The batch holds the rows that were loaded with it. */
    protected final V view(R row, BatchContext<R> batch) {
        return type.view().apply(row, batch);
    }

    @Override
    public final String type() {
        return type.list().type();
    }

    @Override
    public final String kind() {
        return type.kind();
    }

    @Override
    public final @Nullable T apply(Subject subject, @Nullable T before, Fact fact) {
        return type.fold().apply(subject.ref(), before, fact);
    }

    @Override
    public String table() {
        return type.list().table();
    }

    @Override
    public void store(List<Change<T>> changes) {
        List<R> fresh = new ArrayList<>();
        List<R> changed = new ArrayList<>();
        for (Change<T> change : changes) {
            T thing = change.thing();
            if (thing == null) {
                remove(change.subject());
            } else {
                (change.isNew() ? fresh : changed).add(row(change.subject(), thing, change.version()));
            }
        }
        if (!fresh.isEmpty()) {
            complete(fresh);
            RowBatch rows = new RowBatch();
            fresh.forEach(row -> columns.add(row, rows));
            database.insert(table(), columns.names(), rows);
        }
        if (!changed.isEmpty()) {
            complete(changed);
            // A subject that was retracted and recorded again has no row.
            session.upsertMultiple(changed);
        }
    }

    @Override
    public void rebuild(Set<UUID> accounts) {
        List<Change<T>> changes = new ArrayList<>();
        ledger.foldSubjects(this, accounts, AsOf.END_OF_TIME)
                .forEach((subject, folded) ->
                        changes.add(new Change<>(subject, folded.thing(), true, folded.version())));
        store(changes);
    }

    private void remove(Subject subject) {
        R gone = session.get(type.rows(), new RowId(workspace.id(), subject.id()));
        if (gone != null) {
            session.delete(gone);
        }
    }

    /** Completes rows with data from other tables before they are stored, in the same transaction. */
    protected void complete(Collection<R> rows) {}

    /** Completes rows that were folded as of the past with data from other tables. */
    protected void completePast(Collection<R> rows) {}

    @Override
    public Collection<R> rows(Set<UUID> accounts, AsOf moment) {
        List<R> rows = new ArrayList<>();
        ledger.foldSubjects(this, accounts, moment)
                .forEach((subject, folded) -> rows.add(row(subject, folded.thing(), folded.version())));
        VisibilityScope visibility = workspace.require().visibility();
        rows.removeIf(row -> !row.isVisibleTo(visibility));
        completePast(rows);
        return rows;
    }

    /** Returns the subject with this id or ref as of a moment. */
    public Optional<R> find(@Nullable String id, @Nullable String ref, AsOf moment) {
        List<R> found = id == null
                ? byRefs(List.of(Objects.requireNonNull(ref)), moment)
                : byIds(List.of(GlobalId.parse(prefix(), id)), moment);
        return found.stream().findFirst();
    }

    /** Returns the API type of the subject with this id or ref as of a moment; null if it does not exist. */
    @Override
    public @Nullable V view(@Nullable String id, @Nullable String ref, AsOf moment) {
        return find(id, ref, moment)
                .map(row -> view(row, new BatchContext<>(moment, List.of(row))))
                .orElse(null);
    }

    /**
     * Records a fact about an existing subject, for the account of the subject.
     *
     * @param idOrRef id or ref of the subject
     * @param body creates the body from the ref of the subject, and may throw a refusal
     */
    public RecordResult record(MutationInput input, String idOrRef, Function<String, ? extends FactBody> body) {
        String ref = refOf(idOrRef);
        return recorder.record(input, accountRefOf(ref), () -> body.apply(ref));
    }

    /**
     * Records a fact about an existing subject, for the account of the subject. The body has the fields of the input.
     *
     * @param idOrRef id or ref of the subject
     */
    public RecordResult record(MutationInput input, String idOrRef, Class<? extends FactBody> body) {
        String ref = refOf(idOrRef);
        return recorder.record(input, accountRefOf(ref), body, kind(), ref);
    }

    /**
     * Returns the API type of the recorded subject; null if nothing was recorded. A subject that does not exist before a
     * planned fact is returned as it will be then.
     */
    public @Nullable V recorded(RecordResult recorded) {
        Fact fact = recorded.fact();
        if (fact == null) {
            return null;
        }
        V now = view(null, fact.subjectRef(), recorded.moment());
        return now != null || recorded.plannedFor() == null
                ? now
                : view(
                        null,
                        fact.subjectRef(),
                        new AsOf(fact.at(), recorded.moment().knownAt()));
    }

    @Override
    public String prefix() {
        return type.list().prefix();
    }

    @Override
    public Map<UUID, V> nodes(Collection<UUID> ids, AsOf moment) {
        List<R> rows = byIds(ids, moment);
        BatchContext<R> batch = new BatchContext<>(moment, rows);
        Map<UUID, V> nodes = new HashMap<>();
        rows.forEach(row -> nodes.put(row.id, view(row, batch)));
        return nodes;
    }

    @Override
    public Map<UUID, V> byKeys(Collection<UUID> ids, AsOf moment) {
        return nodes(ids, moment);
    }

    @Override
    public Map<String, V> byRefs(Collection<String> refs, AsOf moment, Selection selection) {
        return views(byRefs(refs, moment), moment);
    }

    @Override
    public Map<String, V> ofAccounts(Collection<UUID> accounts, AsOf moment, Selection selection) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        List<String> ids = accounts.stream()
                .map(id -> new GlobalId(registry.named("Account").prefix(), id).toString())
                .toList();
        Map<String, Object> among = Map.of("id", Map.of("in", ids));
        boolean owned = AccountOwnedRow.class.isAssignableFrom(type.rows());
        return views(matching(owned ? Map.of("account", among) : among, MOST_OF_ACCOUNTS, moment), moment);
    }

    private Map<String, V> views(List<R> rows, AsOf moment) {
        BatchContext<R> batch = new BatchContext<>(moment, rows);
        Map<String, V> views = new HashMap<>();
        rows.forEach(row -> views.put(row.ref, view(row, batch)));
        return views;
    }

    /** Returns subjects by key as of a moment, unordered. */
    public List<R> byIds(Collection<UUID> ids, AsOf moment) {
        return queries.byKeys(registry.named(type()), "id", ids, moment, () -> keys("id", ids));
    }

    /**
     * Returns the subjects that match a filter as of a moment, in creation order.
     *
     * @param where filter, in the form that the schema accepts
     * @param most maximum number of subjects
     */
    public List<R> matching(Map<String, Object> where, int most, AsOf moment) {
        return queries.<R>matching(registry.named(type()), where, most, moment);
    }

    /** Returns subjects by ref as of a moment, unordered. */
    public List<R> byRefs(Collection<String> refs, AsOf moment) {
        return queries.byKeys(registry.named(type()), "ref", refs, moment, () -> keys("ref", refs));
    }

    /** Resolves a global id or a ref to a ref. */
    public String refOf(String idOrRef) {
        return idOrRef.startsWith(prefix() + "_")
                ? keys("id", List.of(GlobalId.parse(prefix(), idOrRef))).stream()
                        .map(Key::ref)
                        .findFirst()
                        .orElse(idOrRef)
                : idOrRef;
    }

    /** Returns a sentence with a similar ref, for the message about one that does not exist; empty if there is none. */
    public String suggestionFor(String ref, AsOf moment) {
        Map<String, Object> where = ref.isEmpty() ? Map.of() : Map.of("ref", Map.of("startsWith", ref.substring(0, 1)));
        return access.suggestion(
                kind(),
                ref,
                matching(where, SIMILAR, moment).stream().map(row -> row.ref).toList());
    }

    /** Returns the ref of the account of a subject; null if the subject does not exist. */
    public @Nullable String accountRefOf(String ref) {
        return keys("ref", List.of(ref)).stream()
                .map(Key::accountRef)
                .findFirst()
                .orElse(null);
    }

    /** Keys of a subject and of its account. */
    private record Key(UUID id, String ref, UUID accountId, String accountRef) implements ListQueries.OfAccount {}

    private List<Key> keys(String column, Collection<?> values) {
        return values.isEmpty()
                ? List.of()
                : database.query(
                        """
                        select t.id, t.ref, s.id as account_id, s.ref as account_ref from %s t
                        join account_stream s on s.workspace_id = t.workspace_id and s.id = t.%s
                        where t.workspace_id = ? and t.%s = any(?::%s[])
                        """.formatted(table(), accountColumn(), column, column.equals("id") ? "uuid" : "text"),
                        row -> new Key(
                                row.getObject("id", UUID.class),
                                row.getString("ref"),
                                row.getObject("account_id", UUID.class),
                                row.getString("account_ref")),
                        workspace.id(),
                        values);
    }

    @Override
    public String accountColumn() {
        return AccountOwnedRow.class.isAssignableFrom(type.rows()) ? "account_id" : "id";
    }

    private R row(Subject subject, T thing, int version) {
        R row = type.row().apply(thing);
        row.workspaceId = workspace.id();
        row.id = subject.id();
        row.ref = subject.ref();
        row.version = version;
        if (row instanceof AccountOwnedRow ofAccount) {
            ofAccount.accountId = Objects.requireNonNull(subject.accountId());
        }
        return row;
    }
}
