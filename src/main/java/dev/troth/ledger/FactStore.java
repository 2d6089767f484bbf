package dev.troth.ledger;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Database;
import dev.troth.platform.database.Database.Visitor;
import dev.troth.platform.database.RowBatch;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Event store of the ledger: the tables of facts and account streams. Facts are append-only. */
@ApplicationScoped
class FactStore {
    private static final String COLUMNS = """
            select f.id, f.account_id, s.ref as account, f.type, f.ref, f.subject_kind, f.subject_ref, f.at,
                   f.recorded_at, f.reported_by_ref, f.source, f.note, f.body, f.digest
            from fact f left join account_stream s on s.workspace_id = f.workspace_id and s.id = f.account_id
            """;

    private static final String LOCATED = """
            select distinct f.subject_kind, f.subject_ref, f.account_id, s.ref as account
            from fact f left join account_stream s on s.workspace_id = f.workspace_id and s.id = f.account_id
            """;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Database database;
    private final CurrentWorkspace workspace;
    private final BodyCodec codec;
    private final FactContent content;
    private final FactTypeRegistry factTypes;

    FactStore(
            Database database,
            CurrentWorkspace workspace,
            BodyCodec codec,
            FactContent content,
            FactTypeRegistry factTypes) {
        this.database = database;
        this.workspace = workspace;
        this.codec = codec;
        this.content = content;
        this.factTypes = factTypes;
    }

    /** Row of an account in the ledger. */
    record Stream(UUID id, String ref, Instant headAt) {}

    /**
     * Stored erasure of a person.
     *
     * @param person hash of the ref of the person
     * @param hashes hashes of the tokens that identified the person
     * @param accounts refs of the accounts in which it applies to later imports
     */
    record Erasure(String person, Set<String> hashes, Set<String> accounts) {}

    /**
     * Streams that are locked for this transaction, by ref, and the erasures at that time.
     *
     * @param corrected refs of the accounts whose own facts have a retraction
     */
    record Locked(Map<String, Stream> streams, List<Erasure> erasures, Set<String> corrected) {}

    /** A fact and the digest of its content. */
    record Stored(Fact fact, byte[] digest) {}

    /** An accepted fact and its draft. */
    record Accepted(Fact fact, FactDraft draft) {}

    /** Kind and ref of a subject. */
    record SubjectKey(String kind, String ref) {
        static SubjectKey of(Reference reference) {
            return new SubjectKey(reference.kind(), reference.ref());
        }
    }

    /** A subject and its account; the account is null if the subject belongs to the whole workspace. */
    record Located(
            SubjectKey key,
            @Nullable UUID accountId,
            @Nullable String account) {}

    /** Type and ref of a fact. */
    record FactName(String type, String ref) {}

    /** Creates streams for refs that have none. */
    void openStreams(Map<String, UUID> idByRef) {
        database.update("""
                insert into account_stream (workspace_id, id, ref, head_at, head_recorded_at)
                select ?, id, ref, '-infinity', '-infinity' from unnest(?::uuid[], ?::text[]) as t(id, ref) order by ref
                on conflict (workspace_id, ref) do nothing
                """, workspace.id(), List.copyOf(idByRef.values()), List.copyOf(idByRef.keySet()));
    }

    private static final String LOCK = """
            select id, ref, case when head_at = '-infinity' then null else head_at end as head_at
            from account_stream s where workspace_id = ? and ref = any(?::text[])
              and (? or head_at = '-infinity' or exists (
                  select 1 from account a where a.workspace_id = s.workspace_id and a.id = s.id))
            order by id for update
            """;

    /**
     * Locks the visible streams of these accounts for this transaction, and reads the erasures. The lock order is
     * fixed, which prevents deadlocks. The statements take one round trip; each has a snapshot of its own, so the later
     * ones see an erasure or a retraction for which the first one waited.
     */
    Locked lock(Collection<String> refs) {
        Map<String, Stream> streams = new HashMap<>();
        List<Erasure> erasures = new ArrayList<>();
        Set<String> corrected = new HashSet<>();
        List<Visitor> visitors = List.of(
                row -> streams.put(row.getString("ref"), stream(row)),
                row -> erasures.add(new Erasure(
                        row.getString("person"),
                        Set.copyOf(Database.texts(row, "hashes")),
                        Set.copyOf(Database.texts(row, "accounts")))),
                row -> corrected.add(row.getString("subject_ref")));
        database.queries(
                LOCK + "; select person, hashes, accounts from erasure where workspace_id = ? order by id"
                        + "; select subject_ref from fact where workspace_id = ? and subject_kind = 'account'"
                        + " and subject_ref = any(?) and type = 'retracted'",
                visitors,
                workspace.id(),
                refs,
                workspace.require().visibility().isOfAllAccounts(),
                workspace.id(),
                workspace.id(),
                refs);
        return new Locked(streams, erasures, corrected);
    }

    private static Stream stream(ResultSet row) throws SQLException {
        return new Stream(row.getObject("id", UUID.class), row.getString("ref"), head(row));
    }

    private static Instant head(ResultSet row) throws SQLException {
        return row.getObject("head_at") == null ? Instant.MIN : Database.instant(row, "head_at");
    }

    List<FactFeed.Entry> after(FactFeed.Position position, int most) {
        return database.query(
                COLUMNS.replace("select ", "select f.xid::text as xid, f.seq, ") + """
                         where f.workspace_id = ? and (f.xid, f.seq) > (?::xid8, ?)
                           and f.xid < pg_snapshot_xmin(pg_current_snapshot())
                        order by f.xid, f.seq limit ?
                        """,
                row -> new FactFeed.Entry(fact(row), new FactFeed.Position(row.getString("xid"), row.getLong("seq"))),
                workspace.id(),
                position.transaction(),
                position.number(),
                most);
    }

    Set<UUID> changedAfter(AsOf moment, @Nullable Collection<UUID> accounts) {
        return Set.copyOf(database.query(
                """
                select id from account_stream where workspace_id = ? and (?::uuid[] is null or id = any(?::uuid[]))
                  and (head_at > ? or head_recorded_at > ?)
                """,
                row -> row.getObject("id", UUID.class),
                workspace.id(),
                accounts,
                accounts,
                moment.asOf(),
                moment.knownAt() == null ? LATEST : moment.knownAt()));
    }

    /** @param lastChanges latest instants at which facts of an account change their meaning */
    void moveHeads(Collection<Fact> facts, Map<UUID, Instant> lastChanges) {
        Map<UUID, Instant> at = new HashMap<>(lastChanges);
        Map<UUID, Instant> recorded = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.accountId() != null) {
                at.merge(fact.accountId(), fact.at(), FactStore::later);
                recorded.merge(fact.accountId(), fact.recordedAt(), FactStore::later);
            }
        }
        List<UUID> ids = List.copyOf(recorded.keySet());
        database.update(
                """
                update account_stream s
                set head_at = greatest(s.head_at, t.at), head_recorded_at = greatest(s.head_recorded_at, t.recorded)
                from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as t(id, at, recorded)
                where s.workspace_id = ? and s.id = t.id
                """,
                ids,
                ids.stream().map(at::get).toList(),
                ids.stream().map(recorded::get).toList(),
                workspace.id());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    List<Stored> byName(Collection<FactName> names) {
        return facts(
                """
                 join unnest(?::text[], ?::text[]) as t(type, ref) on f.type = t.type and f.ref = t.ref
                where f.workspace_id = ?
                """,
                names.stream().map(FactName::type).toList(),
                names.stream().map(FactName::ref).toList(),
                workspace.id());
    }

    List<Stored> byRef(Collection<String> refs) {
        return refs.isEmpty() ? List.of() : facts(" where f.workspace_id = ? and f.ref = any(?)", workspace.id(), refs);
    }

    List<Stored> bySubject(Collection<SubjectKey> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : facts(
                        """
                 join unnest(?::text[], ?::text[]) as t(kind, ref) on f.subject_kind = t.kind and f.subject_ref = t.ref
                where f.workspace_id = ?
                """,
                        subjects.stream().map(SubjectKey::kind).toList(),
                        subjects.stream().map(SubjectKey::ref).toList(),
                        workspace.id());
    }

    /** Returns the subjects among these that have an amended fact. */
    Set<SubjectKey> amended(Collection<SubjectKey> subjects) {
        return subjects.isEmpty()
                ? Set.of()
                : Set.copyOf(database.query(
                        """
                        select distinct f.subject_kind, f.subject_ref from fact f
                        join unnest(?::text[], ?::text[]) as t(kind, ref)
                          on f.subject_kind = t.kind and f.subject_ref = t.ref
                        where f.workspace_id = ? and f.type = 'amended'
                        """,
                        row -> new SubjectKey(row.getString("subject_kind"), row.getString("subject_ref")),
                        subjects.stream().map(SubjectKey::kind).toList(),
                        subjects.stream().map(SubjectKey::ref).toList(),
                        workspace.id()));
    }

    /** Returns the existing subjects among these, with their accounts. */
    List<Located> located(Collection<SubjectKey> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : database.query(
                        LOCATED + """
                         join unnest(?::text[], ?::text[]) as t(kind, ref)
                           on f.subject_kind = t.kind and f.subject_ref = t.ref
                        where f.workspace_id = ?
                        """,
                        FactStore::located,
                        subjects.stream().map(SubjectKey::kind).toList(),
                        subjects.stream().map(SubjectKey::ref).toList(),
                        workspace.id());
    }

    /**
     * Returns the subjects of a kind.
     *
     * @param account account of the subjects; null for subjects of the whole workspace
     */
    List<Located> ofKind(String kind, @Nullable UUID account, int most) {
        return database.query(LOCATED + """
                 where f.workspace_id = ? and f.subject_kind = ? and f.account_id is not distinct from ?::uuid
                order by f.subject_ref limit ?
                """, FactStore::located, workspace.id(), kind, account, most);
    }

    /** Returns subjects of a kind, of all accounts. */
    List<Located> ofKind(String kind, int most) {
        return database.query(
                LOCATED + " where f.workspace_id = ? and f.subject_kind = ? order by f.subject_ref limit ?",
                FactStore::located,
                workspace.id(),
                kind,
                most);
    }

    private static Located located(ResultSet row) throws SQLException {
        return new Located(
                new SubjectKey(row.getString("subject_kind"), row.getString("subject_ref")),
                row.getObject("account_id", UUID.class),
                row.getString("account"));
    }

    /** Returns the facts about all subjects of a kind that belong to the whole workspace. */
    List<Fact> ofWorkspace(String kind) {
        return facts(" where f.workspace_id = ? and f.subject_kind = ? and f.account_id is null", workspace.id(), kind)
                .stream()
                .map(Stored::fact)
                .toList();
    }

    /**
     * Returns the facts of accounts up to a moment, of all kinds or of some. Facts that an amendment may have moved to
     * an earlier time are included.
     */
    List<Fact> ofAccounts(Collection<UUID> accounts, @Nullable Collection<String> kinds, AsOf moment) {
        List<Fact> seen = ofAccounts(accounts, kinds, moment, "and f.at <= ?", moment.asOf());
        Set<String> moved = seen.stream()
                .map(Fact::body)
                .filter(body -> body instanceof Correction.Amended amended
                        && amended.fields().has("at"))
                .map(body -> ((Correction) body).fact())
                .collect(Collectors.toSet());
        seen.forEach(fact -> moved.remove(fact.ref()));
        if (moved.isEmpty()) {
            return seen;
        }
        List<Fact> all = new ArrayList<>(seen);
        all.addAll(ofAccounts(
                accounts, kinds, moment, "and f.at > ? and f.ref = any(?)", moment.asOf(), List.copyOf(moved)));
        return all;
    }

    private List<Fact> ofAccounts(
            Collection<UUID> accounts,
            @Nullable Collection<String> kinds,
            AsOf moment,
            String more,
            Object... parameters) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(workspace.id());
        all.add(accounts);
        all.add(kinds);
        all.add(kinds);
        all.add(moment.knownAt());
        all.add(moment.knownAt());
        all.addAll(List.of(parameters));
        return facts("""
                         where f.workspace_id = ? and f.account_id = any(?::uuid[]) and (?::text[] is null or f.subject_kind = any(?))
                           and (?::timestamptz is null or f.recorded_at <= ?)\s""" + more, all.toArray()).stream().map(Stored::fact).toList();
    }

    /** Returns the facts of an account that were recorded before some facts, or up to and including them. */
    List<Fact> ofAccountUntil(UUID account, Collection<UUID> facts, boolean included) {
        return facts(
                        " where f.workspace_id = ? and f.account_id = ? and f.seq "
                                + (included ? "<= (select max(seq)" : "< (select min(seq)")
                                + " from fact where workspace_id = ? and id = any(?::uuid[]))",
                        workspace.id(),
                        account,
                        workspace.id(),
                        facts)
                .stream()
                .map(Stored::fact)
                .toList();
    }

    List<Fact> byIds(Collection<UUID> ids) {
        return facts(" where f.workspace_id = ? and f.id = any(?::uuid[])", workspace.id(), ids).stream()
                .map(Stored::fact)
                .toList();
    }

    /** Returns the global ids of the keys or access grants that recorded facts, by the ids of the facts. */
    Map<UUID, String> recordedBy(Collection<UUID> ids) {
        Map<UUID, String> found = new HashMap<>();
        database.query(
                "select id, recorded_by from fact where workspace_id = ? and id = any(?::uuid[]) and recorded_by is not null",
                row -> found.put(row.getObject("id", UUID.class), row.getString("recorded_by")),
                workspace.id(),
                ids);
        return found;
    }

    /** Deletes streams that were created for accounts whose drafts were rejected. */
    void closeEmptyStreams(Collection<String> refs) {
        if (!refs.isEmpty()) {
            database.update(
                    "delete from account_stream where workspace_id = ? and ref = any(?) and head_at = '-infinity'",
                    workspace.id(),
                    refs);
        }
    }

    /** Returns the facts without an account, except those about members. */
    List<Fact> ofMarket() {
        return facts(
                        " where f.workspace_id = ? and f.account_id is null and f.subject_kind <> ?",
                        workspace.id(),
                        MemberRefs.MEMBER)
                .stream()
                .map(Stored::fact)
                .toList();
    }

    boolean isEmpty() {
        return database.query("select 1 as one from fact where workspace_id = ? limit 1", row -> 1, workspace.id())
                .isEmpty();
    }

    /** Passes all facts to the consumer, in recording order, without regard to the rights of the caller. */
    void each(Consumer<Fact> consumer, List<String> accountRefs, List<String> typeNames) {
        database.disableTimeouts();
        Visitor visitor = row -> consumer.accept(fact(row));
        database.stream(COLUMNS + """
                         where f.workspace_id = ? and (cardinality(?::text[]) = 0 or s.ref = any(?))
                           and (cardinality(?::text[]) = 0 or f.type = any(?))
                        order by f.xid, f.seq
                        """, visitor, workspace.id(), accountRefs, accountRefs, typeNames, typeNames);
    }

    void insert(List<Accepted> accepted) {
        RowBatch rows = new RowBatch();
        for (Accepted one : accepted) {
            Fact fact = one.fact();
            String body = codec.write(fact.body());
            rows.row(
                    workspace.id(),
                    fact.id(),
                    fact.accountId(),
                    fact.type().name(),
                    fact.ref(),
                    fact.subjectKind(),
                    fact.subjectRef(),
                    fact.at(),
                    fact.type().rank(),
                    fact.recordedAt(),
                    fact.by(),
                    workspace.require().actor().credential(),
                    fact.source(),
                    fact.note(),
                    body,
                    content.digest(one.draft(), body));
        }
        database.insert(
                "fact",
                "workspace_id, id, account_id, type, ref, subject_kind, subject_ref, at, rank, recorded_at, reported_by_ref, "
                        + "recorded_by, source, note, body, digest",
                rows);
    }

    private List<Stored> facts(String where, @Nullable Object... parameters) {
        return database.query(COLUMNS + where, row -> new Stored(fact(row), row.getBytes("digest")), parameters);
    }

    private Fact fact(ResultSet row) throws SQLException {
        FactType<?> type = factTypes.named(row.getString("type"));
        return new Fact(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("account"),
                type,
                row.getString("ref"),
                row.getString("subject_kind"),
                row.getString("subject_ref"),
                Database.instant(row, "at"),
                Database.instant(row, "recorded_at"),
                row.getString("reported_by_ref"),
                row.getString("source"),
                row.getString("note"),
                codec.readStored(type, row.getString("body")));
    }
}
