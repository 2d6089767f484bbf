package dev.troth.ledger;

import dev.troth.ledger.ChangedDrafts.Change;
import dev.troth.ledger.FactStore.Accepted;
import dev.troth.ledger.FactStore.Stored;
import dev.troth.ledger.FactStore.Stream;
import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Ids;
import dev.troth.platform.database.ChangeNotifier;
import dev.troth.platform.list.ChangedAccounts;
import dev.troth.platform.runtime.Metrics;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Appends facts and reads them back. The only write path, for mutations and imports alike. */
@ApplicationScoped
public class Ledger implements ChangedAccounts {
    private final FactStore store;
    private final FactHistoryCache historyCache;
    private final ErasureService erasureService;
    private final BodyCodec codec;
    private final FactContent content;
    private final Clock clock;
    private final ChangeNotifier notifier;
    private final Metrics metrics;
    private final CurrentWorkspace workspace;
    private final Instance<Projection<?>> projections;
    private final Instance<FactListener> listeners;
    private final ReferenceFinder referenceFinder;
    private final Instance<ReferenceRule> referenceRules;
    private final Instance<SubjectRule> subjectRules;
    private final ChangedDrafts changedDrafts;
    private final FactAccess access;

    Ledger(
            FactStore store,
            FactHistoryCache historyCache,
            ErasureService erasureService,
            BodyCodec codec,
            FactContent content,
            Clock clock,
            ChangeNotifier notifier,
            Metrics metrics,
            CurrentWorkspace workspace,
            Instance<Projection<?>> projections,
            Instance<FactListener> listeners,
            ReferenceFinder referenceFinder,
            Instance<ReferenceRule> referenceRules,
            Instance<SubjectRule> subjectRules,
            ChangedDrafts changedDrafts,
            FactAccess access) {
        this.store = store;
        this.historyCache = historyCache;
        this.erasureService = erasureService;
        this.codec = codec;
        this.content = content;
        this.clock = clock;
        this.notifier = notifier;
        this.metrics = metrics;
        this.workspace = workspace;
        this.projections = projections;
        this.listeners = listeners;
        this.referenceFinder = referenceFinder;
        this.referenceRules = referenceRules;
        this.subjectRules = subjectRules;
        this.changedDrafts = changedDrafts;
        this.access = access;
    }

    /**
     * Appends the valid drafts of a batch and updates all projections, in one transaction. Drafts may refer to each
     * other in any order. The accounts that they name are locked until the transaction ends.
     *
     * @return the outcome of each draft, in the order given
     */
    @Transactional
    public List<AppendResult> append(List<FactDraft> told) {
        return append(told, OnChange.REFUSE);
    }

    /**
     * Appends as {@link #append(List)} the facts that a user records now: they may not refer to people who had left.
     * The facts of a file may, because the departure may come in a later line, or in a later file; they have no effect
     * then.
     */
    @Transactional
    List<AppendResult> record(List<FactDraft> told) {
        return append(told, OnChange.REFUSE, referenceRules.stream().toList());
    }

    /** Appends as {@link #append(List)}, and applies changes of facts that exist with different content. */
    @Transactional
    public List<AppendResult> append(List<FactDraft> told, OnChange onChange) {
        return append(told, onChange, List.of());
    }

    private List<AppendResult> append(List<FactDraft> told, OnChange onChange, List<ReferenceRule> rules) {
        FactStore.Locked locked = lock(told);
        Map<String, Stream> streams = locked.streams();
        List<FactDraft> drafts = erasureService.applied(told, locked.erasures());
        Set<String> retracted = retractedAccounts(locked.corrected(), told);
        List<AppendResult> results = appendLocked(drafts, streams, retracted, rules);
        store.closeEmptyStreams(drafts.stream()
                .filter(draft -> draft.type().scope() == FactType.Scope.FOUNDS_ACCOUNT)
                .map(FactDraft::ref)
                .toList());
        return onChange == OnChange.REFUSE ? results : changed(drafts, results, onChange, streams);
    }

    /** A batch that retracts something may bring an account back. */
    private Set<String> retractedAccounts(Set<String> corrected, List<FactDraft> told) {
        if (corrected.isEmpty() || told.stream().anyMatch(draft -> draft.body() instanceof Correction.Retracted)) {
            return Set.of();
        }
        Set<String> gone = new HashSet<>(corrected);
        historyOf("account", corrected).forEach(fact -> gone.remove(fact.subjectRef()));
        return gone;
    }

    private List<AppendResult> appendLocked(
            List<FactDraft> drafts, Map<String, Stream> streams, Set<String> retracted, List<ReferenceRule> rules) {
        Map<String, Projection<?>> projections = projectionsByKind();
        AppendBatch batch = decided(drafts, projections, streams, retracted, now(), rules);
        store(batch, streams, projections);
        return batch.results();
    }

    /** Decides the drafts again whose ref an earlier batch has taken. */
    private List<AppendResult> changed(
            List<FactDraft> drafts, List<AppendResult> results, OnChange onChange, Map<String, Stream> streams) {
        List<AppendResult> decided = new ArrayList<>(results);
        List<Integer> places = changedDrafts.places(drafts, results, onChange);
        if (places.isEmpty() || onChange == OnChange.IGNORE) {
            places.forEach(place -> decided.set(place, new AppendResult.Known()));
            return decided;
        }
        List<Change> changes = changedDrafts.of(places.stream().map(drafts::get).toList());
        List<Integer> amended = new ArrayList<>();
        List<FactDraft> amendments = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            switch (changes.get(i)) {
                case Change.None none -> decided.set(places.get(i), new AppendResult.Known());
                case Change.Impossible impossible -> {}
                case Change.Amendment(FactDraft amendment) -> {
                    amended.add(places.get(i));
                    amendments.add(amendment);
                }
            }
        }
        List<AppendResult> outcomes = appendLocked(amendments, streams, Set.of(), List.of());
        for (int i = 0; i < amended.size(); i++) {
            AppendResult outcome = outcomes.get(i);
            decided.set(
                    amended.get(i),
                    outcome instanceof AppendResult.Accepted(Fact fact) ? new AppendResult.Amended(fact) : outcome);
        }
        return decided;
    }

    private AppendBatch decided(
            List<FactDraft> drafts,
            Map<String, Projection<?>> projections,
            Map<String, Stream> streams,
            Set<String> retracted,
            Instant now,
            List<ReferenceRule> rules) {
        AppendBatch batch = new AppendBatch(
                drafts,
                projections,
                codec,
                content,
                access,
                subjectRules.stream().toList());
        batch.decide(store, referenceFinder, new CandidateFacts(streams, retracted, codec, Ids::next, now), rules);
        return batch;
    }

    /**
     * Returns the result that {@link #record} would have for drafts of one account, without appending them.
     *
     * @param account internal id of the account
     * @param ref ref of the account
     * @param now time at which they would be appended
     */
    public List<AppendResult> check(List<FactDraft> drafts, UUID account, String ref, Instant now) {
        Map<String, Stream> streams = Map.of(ref, new Stream(account, ref, Instant.MIN));
        List<ReferenceRule> rules = referenceRules.stream().toList();
        return decided(drafts, projectionsByKind(), streams, Set.of(), now, rules)
                .results();
    }

    /** Returns the facts of accounts as of a moment, sorted. */
    public Map<UUID, List<Fact>> history(Collection<UUID> accounts, AsOf moment) {
        return byAccount(historyCache.of(accounts, moment), moment);
    }

    /** Returns the facts of accounts about one kind of subject as of a moment, sorted. */
    public Map<UUID, List<Fact>> history(Collection<UUID> accounts, String kind, AsOf moment) {
        return byAccount(store.ofAccounts(accounts, List.of(kind), moment), moment);
    }

    /** Returns the fact that a draft would become, without appending it. */
    public Fact imagine(FactDraft draft, UUID account) {
        return new Fact(
                Ids.next(),
                account,
                draft.account(),
                draft.type(),
                draft.ref(),
                draft.type().subject(),
                draft.subjectRef(),
                draft.at(),
                now(),
                draft.by(),
                draft.source(),
                draft.note(),
                draft.body());
    }

    /** Returns facts by id, without corrections applied. */
    public List<Fact> facts(Collection<UUID> ids) {
        return store.byIds(ids);
    }

    /** Returns the global ids of the keys or access grants that recorded facts, by the ids of the facts. */
    public Map<UUID, String> recordedBy(Collection<UUID> ids) {
        return store.recordedBy(ids);
    }

    /** Returns all facts about members, corrections included but not applied. */
    public List<Fact> memberFacts() {
        return store.ofWorkspace(MemberRefs.MEMBER);
    }

    /** Returns all facts about the whole market, corrections included but not applied. */
    public List<Fact> marketFacts() {
        return store.ofMarket();
    }

    /** Applies corrections to facts as of a moment, and sorts them. */
    public List<Fact> seen(List<Fact> facts, AsOf moment) {
        return EffectiveFacts.effective(facts, moment, codec);
    }

    /** Returns the facts about subjects by ref, with all corrections applied, sorted. */
    public List<Fact> historyOf(String kind, Collection<String> refs) {
        return historyOf(kind, refs, AsOf.END_OF_TIME);
    }

    /** Returns the facts about subjects by ref as of a moment, sorted. */
    public List<Fact> historyOf(String kind, Collection<String> refs, AsOf moment) {
        return EffectiveFacts.effective(
                store
                        .bySubject(refs.stream()
                                .map(ref -> new SubjectKey(kind, ref))
                                .toList())
                        .stream()
                        .map(Stored::fact)
                        .toList(),
                moment,
                codec);
    }

    /** Folds each subject of a kind from the facts of the accounts as of a moment. */
    public <T> Map<Subject, Folded<T>> foldSubjects(Projection<T> projection, Collection<UUID> accounts, AsOf moment) {
        List<Fact> raw = store.ofAccounts(accounts, List.of(projection.kind()), moment);
        Map<Subject, Folded<T>> things = new LinkedHashMap<>();
        bySubject(raw).forEach((key, facts) -> {
            Subject subject = subject(key, facts);
            T thing = projection.fold(subject, EffectiveFacts.effective(facts, moment, codec));
            if (thing != null) {
                things.put(subject, new Folded<>(thing, facts.size()));
            }
        });
        return things;
    }

    /**
     * State of a subject.
     *
     * @param version number of facts about the subject
     */
    public record Folded<T>(T thing, int version) {}

    /**
     * Returns the facts of an account as they were known when some of them were recorded in one transaction, with them
     * or without them.
     *
     * @param facts at least one, all of the same account
     * @param asOf latest time of occurrence (valid time)
     */
    public List<Fact> historyUntil(List<Fact> facts, boolean included, Instant asOf) {
        UUID account = Objects.requireNonNull(facts.getFirst().accountId());
        List<UUID> ids = facts.stream().map(Fact::id).toList();
        return EffectiveFacts.effective(store.ofAccountUntil(account, ids, included), AsOf.at(asOf), codec);
    }

    @Override
    public Set<UUID> after(AsOf moment, @Nullable Collection<UUID> accounts) {
        return store.changedAfter(moment, accounts);
    }

    public boolean isEmpty() {
        return store.isEmpty();
    }

    /**
     * Passes the facts that the caller may read to the consumer, corrections included, in recording order.
     *
     * @param accounts refs of the accounts; empty for all
     * @param types names of the fact types; empty for all
     */
    @Transactional
    public void each(List<String> accounts, List<String> types, Consumer<Fact> consumer) {
        access.each(consumer, all -> store.each(all, accounts, types));
    }

    static Subject subject(SubjectKey key, List<Fact> facts) {
        Fact first = facts.stream().min((a, b) -> compareIds(a.id(), b.id())).orElseThrow();
        boolean account = first.type().scope() == FactType.Scope.FOUNDS_ACCOUNT;
        UUID id = account && first.accountId() != null ? first.accountId() : first.id();
        return new Subject(id, key.kind(), key.ref(), first.accountId());
    }

    static Map<SubjectKey, List<Fact>> bySubject(Collection<Fact> facts) {
        return facts.stream()
                .collect(Collectors.groupingBy(
                        fact -> new SubjectKey(fact.subjectKind(), fact.subjectRef()),
                        LinkedHashMap::new,
                        Collectors.toCollection(ArrayList::new)));
    }

    /** Compares unsigned, as PostgreSQL does. */
    private static int compareIds(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private FactStore.Locked lock(List<FactDraft> drafts) {
        Map<String, UUID> founded = new TreeMap<>();
        Set<String> named = new LinkedHashSet<>();
        for (FactDraft draft : drafts) {
            if (draft.type().scope() == FactType.Scope.FOUNDS_ACCOUNT) {
                founded.put(draft.ref(), Ids.next());
            }
            if (draft.account() != null) {
                named.add(draft.account());
            }
        }
        correctedAccounts(drafts).forEach(named::add);
        if (!founded.isEmpty()) {
            store.openStreams(founded);
        }
        return store.lock(named);
    }

    private List<String> correctedAccounts(List<FactDraft> drafts) {
        List<String> refs = drafts.stream()
                .map(FactDraft::body)
                .filter(Correction.class::isInstance)
                .map(body -> ((Correction) body).fact())
                .toList();
        return refs.isEmpty()
                ? List.of()
                : store.byRef(refs).stream()
                        .map(stored -> stored.fact().account())
                        .filter(account -> account != null)
                        .toList();
    }

    private void store(AppendBatch batch, Map<String, Stream> streams, Map<String, Projection<?>> projections) {
        List<Accepted> accepted = batch.accepted();
        if (accepted.isEmpty()) {
            return;
        }
        store.insert(accepted);
        accepted.stream()
                .collect(Collectors.groupingBy(one -> one.fact().type().name(), Collectors.summingInt(one -> 1)))
                .forEach(metrics::appended);
        notifier.send(FactFeed.topic(workspace.id()));
        batch.changedByKind().forEach((kind, changes) -> storeThings(projections.get(kind), changes));
        List<Fact> facts = accepted.stream().map(Accepted::fact).sorted().toList();
        store.moveHeads(facts, batch.lastChanges());
        List<FactListener.Growth> growth = growth(facts, streams, batch.lastChanges());
        if (!growth.isEmpty()) {
            listeners.forEach(listener -> listener.appended(growth));
        }
        List<Fact> ofMarket =
                facts.stream().filter(fact -> fact.accountId() == null).toList();
        if (!ofMarket.isEmpty()) {
            listeners.forEach(listener -> listener.appendedToMarket(ofMarket));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The projection of a kind holds the subjects of that kind.
    private static void storeThings(@Nullable Projection<?> projection, List<Projection.Change<Object>> changes) {
        if (projection != null) {
            ((Projection) projection).store(changes);
        }
    }

    private static List<FactListener.Growth> growth(
            List<Fact> facts, Map<String, Stream> streams, Map<UUID, Instant> lastChanges) {
        Map<UUID, List<Fact>> byAccount = new LinkedHashMap<>();
        Map<UUID, Instant> heads = new LinkedHashMap<>();
        for (Fact fact : facts) {
            UUID account = fact.accountId();
            Stream stream = fact.account() == null ? null : streams.get(fact.account());
            if (account != null && stream != null) {
                byAccount.computeIfAbsent(account, id -> new ArrayList<>()).add(fact);
                heads.put(account, stream.headAt());
            }
        }
        return byAccount.entrySet().stream()
                .map(e -> new FactListener.Growth(
                        e.getKey(),
                        e.getValue(),
                        heads.getOrDefault(e.getKey(), Instant.MIN),
                        lastChanges.getOrDefault(e.getKey(), Instant.MIN)))
                .toList();
    }

    private Map<UUID, List<Fact>> byAccount(List<Fact> facts, AsOf moment) {
        Map<UUID, List<Fact>> raw = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.accountId() != null) {
                raw.computeIfAbsent(fact.accountId(), id -> new ArrayList<>()).add(fact);
            }
        }
        raw.replaceAll((account, of) -> EffectiveFacts.effective(of, moment, codec));
        return raw;
    }

    private Map<String, Projection<?>> projectionsByKind() {
        Map<String, Projection<?>> byKind = new TreeMap<>();
        projections.forEach(projection -> byKind.put(projection.kind(), projection));
        return byKind;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
