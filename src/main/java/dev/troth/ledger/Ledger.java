package dev.troth.ledger;

import dev.troth.ledger.FactStore.Accepted;
import dev.troth.ledger.FactStore.Stored;
import dev.troth.ledger.FactStore.Stream;
import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Ids;
import dev.troth.platform.Meters;
import dev.troth.platform.Moment;
import dev.troth.platform.Wakeups;
import dev.troth.platform.list.LaterChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
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

/** Appends facts and reads them back. The one way in, for mutations and imports alike. */
@ApplicationScoped
public class Ledger implements LaterChanges {
    private final FactStore store;
    private final LongHistories histories;
    private final Erasures erasures;
    private final FactCodec codec;
    private final Clock clock;
    private final Wakeups wakeups;
    private final Meters meters;
    private final CurrentWorkspace workspace;
    private final Instance<Book<?>> books;
    private final Instance<Follower> followers;

    Ledger(
            FactStore store,
            LongHistories histories,
            Erasures erasures,
            FactCodec codec,
            Clock clock,
            Wakeups wakeups,
            Meters meters,
            CurrentWorkspace workspace,
            Instance<Book<?>> books,
            Instance<Follower> followers) {
        this.store = store;
        this.histories = histories;
        this.erasures = erasures;
        this.codec = codec;
        this.clock = clock;
        this.wakeups = wakeups;
        this.meters = meters;
        this.workspace = workspace;
        this.books = books;
        this.followers = followers;
    }

    /**
     * Appends what makes sense of these drafts, in one transaction with everything that follows from it. Drafts may
     * refer to each other in any order; the accounts they name are locked until the transaction ends.
     *
     * @return what became of each, in the order given
     */
    @Transactional
    public List<Outcome> append(List<FactDraft> told) {
        Map<String, Stream> streams = lockStreams(told);
        List<FactDraft> drafts = erasures.applied(told);
        Appending appending = new Appending(drafts, streams, codec, booksByKind(), Ids::next, now());
        appending.sortOutKnown(store.byName(appending.names()));
        appending.findTargets(store.byRef(appending.correctedRefs()));
        appending.load(store.bySubject(appending.subjects()));
        appending.findReferences(store.bySubject(appending.references()));
        appending.decide();
        store(appending, streams);
        store.closeEmptyStreams(drafts.stream()
                .filter(draft -> draft.type().scope() == FactType.Scope.FOUNDS_ACCOUNT)
                .map(FactDraft::ref)
                .toList());
        return appending.outcomes();
    }

    /** Facts of some accounts as seen from a moment, sorted. */
    public Map<UUID, List<Fact>> history(Collection<UUID> accounts, Moment moment) {
        return byAccount(histories.of(accounts, moment), moment);
    }

    /** Facts of some accounts about one kind of thing, as seen from a moment, sorted. */
    public Map<UUID, List<Fact>> history(Collection<UUID> accounts, String kind, Moment moment) {
        return byAccount(store.ofAccounts(accounts, List.of(kind), moment), moment);
    }

    /** A draft as the fact that it would be; nothing is appended. */
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

    /** Facts by their ids, as they were told. */
    public List<Fact> facts(Collection<UUID> ids) {
        return store.byIds(ids);
    }

    /** All facts about the whole market, corrections included, as they were told. */
    public List<Fact> marketFacts() {
        return store.ofMarket();
    }

    /** What facts say as seen from a moment: corrections applied, sorted. */
    public List<Fact> seen(List<Fact> facts, Moment moment) {
        return History.effective(facts, moment, codec);
    }

    /** Facts about things by their refs, with all corrections applied, sorted. */
    public List<Fact> historyOf(String kind, Collection<String> refs) {
        return historyOf(kind, refs, Moment.END_OF_TIME);
    }

    /** Facts about things by their refs, as seen from a moment, sorted. */
    public List<Fact> historyOf(String kind, Collection<String> refs, Moment moment) {
        return History.effective(
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

    /** What the facts of a kind make of each thing, for the accounts, as seen from a moment. */
    public <T> Map<Subject, Folded<T>> foldSubjects(Book<T> book, Collection<UUID> accounts, Moment moment) {
        List<Fact> raw = store.ofAccounts(accounts, List.of(book.kind()), moment);
        Map<Subject, Folded<T>> things = new LinkedHashMap<>();
        bySubject(raw).forEach((key, facts) -> {
            Subject subject = subject(key, facts);
            T thing = book.fold(subject, History.effective(facts, moment, codec));
            if (thing != null) {
                things.put(subject, new Folded<>(thing, facts.size()));
            }
        });
        return things;
    }

    /**
     * What facts make of a thing.
     *
     * @param version how many facts there are about it
     */
    public record Folded<T>(T thing, int version) {}

    /**
     * The facts of the account of a fact as they were known when it was recorded: with it, or just before it.
     *
     * @param asOf what had happened by then
     */
    public List<Fact> historyUntil(Fact fact, boolean included, Instant asOf) {
        UUID account = Objects.requireNonNull(fact.accountId());
        return History.effective(store.ofAccountUntil(account, fact.id(), included), Moment.at(asOf), codec);
    }

    @Override
    public Set<UUID> after(Moment moment, @Nullable Collection<UUID> accounts) {
        return store.changedAfter(moment, accounts);
    }

    public boolean isEmpty() {
        return store.isEmpty();
    }

    /**
     * All facts, corrections included, in the order of their recording.
     *
     * @param accounts refs of the accounts wanted; empty for all
     * @param types names of the types wanted; empty for all
     */
    @Transactional
    public void each(List<String> accounts, List<String> types, Consumer<Fact> consumer) {
        store.each(consumer, accounts, types);
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

    /** As PostgreSQL does: unsigned. */
    private static int compareIds(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private Map<String, Stream> lockStreams(List<FactDraft> drafts) {
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
        return named.isEmpty() ? Map.of() : store.lockStreams(named);
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

    private void store(Appending appending, Map<String, Stream> streams) {
        List<Accepted> accepted = appending.accepted();
        if (accepted.isEmpty()) {
            return;
        }
        store.insert(accepted);
        accepted.stream()
                .collect(Collectors.groupingBy(one -> one.fact().type().name(), Collectors.summingInt(one -> 1)))
                .forEach(meters::appended);
        wakeups.send(FactFeed.topic(workspace.id()));
        appending.changedByKind().forEach((kind, changes) -> storeThings(appending.book(kind), changes));
        List<Fact> facts = accepted.stream().map(Accepted::fact).sorted().toList();
        store.moveHeads(facts);
        List<Follower.Growth> growth = growth(facts, streams);
        if (!growth.isEmpty()) {
            followers.forEach(follower -> follower.appended(growth));
        }
        List<Fact> ofMarket =
                facts.stream().filter(fact -> fact.accountId() == null).toList();
        if (!ofMarket.isEmpty()) {
            followers.forEach(follower -> follower.appendedToMarket(ofMarket));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // things of a kind come out of the book of that kind
    private static void storeThings(@Nullable Book<?> book, List<Book.Change<Object>> changes) {
        if (book != null) {
            ((Book) book).store(changes);
        }
    }

    private static List<Follower.Growth> growth(List<Fact> facts, Map<String, Stream> streams) {
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
                .map(e -> new Follower.Growth(e.getKey(), e.getValue(), heads.getOrDefault(e.getKey(), Instant.MIN)))
                .toList();
    }

    private Map<UUID, List<Fact>> byAccount(List<Fact> facts, Moment moment) {
        Map<UUID, List<Fact>> raw = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.accountId() != null) {
                raw.computeIfAbsent(fact.accountId(), id -> new ArrayList<>()).add(fact);
            }
        }
        raw.replaceAll((account, of) -> History.effective(of, moment, codec));
        return raw;
    }

    private Map<String, Book<?>> booksByKind() {
        Map<String, Book<?>> byKind = new TreeMap<>();
        books.forEach(book -> byKind.put(book.kind(), book));
        return byKind;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
