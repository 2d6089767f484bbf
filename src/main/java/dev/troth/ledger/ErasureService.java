package dev.troth.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.ErasureEntity.ErasureRepository;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Ids;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Erases people from the ledger, for example after a request under GDPR Article 17. This is the only operation that
 * changes facts: it removes the person from them, rebuilds all projections of the affected accounts, and stores the
 * hashes so that the same facts are erased again when they are imported again. Scores do not change, because no score
 * depends on a name.
 */
@ApplicationScoped
public class ErasureService {
    private final ErasureRepository erasures;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final FactStore store;
    private final BodyCodec codec;
    private final FactContent content;
    private final PersonalTexts personalTexts;
    private final ErasedTexts erasedTexts;
    private final Clock clock;
    private final Instance<FactListener> listeners;
    private final Instance<RebuildableProjection> tables;
    private final Instance<ErasableTable> others;
    private final FactAccess access;

    ErasureService(
            ErasureRepository erasures,
            Database database,
            CurrentWorkspace workspace,
            FactStore store,
            BodyCodec codec,
            FactContent content,
            FactTypeRegistry factTypes,
            Clock clock,
            @Any Instance<FactListener> listeners,
            @Any Instance<RebuildableProjection> tables,
            @Any Instance<ErasableTable> others,
            FactAccess access) {
        this.access = access;
        this.erasures = erasures;
        this.database = database;
        this.workspace = workspace;
        this.store = store;
        this.codec = codec;
        this.content = content;
        this.personalTexts = new PersonalTexts(factTypes.all());
        this.erasedTexts = new ErasedTexts(database, workspace);
        this.clock = clock;
        this.listeners = listeners;
        this.tables = tables;
        this.others = others;
    }

    /** Salt of the hashes of the workspace. It differs per workspace, so hashes cannot be compared across tenants. */
    public String salt() {
        return workspace.id().toString();
    }

    /**
     * Result of an erasure.
     *
     * @param facts number of changed facts
     * @param pseudonym the name that the person has now
     * @param tellingRefs refs in the facts that contain part of what identified the person
     * @param kept names of other texts that do
     * @param revoked number of access grants of the person, which were revoked
     */
    public record Erased(int facts, String pseudonym, List<String> tellingRefs, List<String> kept, int revoked) {}

    /**
     * Erases a person from all facts of the accounts that know them, and from all projections of these facts. Runs in
     * the current transaction and locks the accounts.
     *
     * @param identifiers name, address and number of today; those of the past are found in the facts
     */
    public Erased erase(String person, List<String> identifiers, Set<String> accounts) {
        Set<UUID> ids = new HashSet<>();
        store.lock(accounts).streams().values().forEach(stream -> ids.add(stream.id()));
        List<Fact> facts = new ArrayList<>(store.ofAccounts(ids, null, AsOf.END_OF_TIME));
        facts.addAll(store.ofMarket());
        PersonIdentifiers all = new PersonIdentifiers(codec, person, identifiers);
        facts.forEach(all::collect);
        TextPseudonymizer pseudonymizer = TextPseudonymizer.of(salt(), person, all.texts());
        int changed = rewrite(facts, pseudonymizer);
        keep(pseudonymizer, accounts);
        rebuild(ids, facts);
        int revoked = 0;
        for (ErasableTable other : others) {
            revoked += other.remove(pseudonymizer);
        }
        others.forEach(other -> other.texts().forEach(column -> erasedTexts.erase(column, pseudonymizer)));
        return new Erased(
                changed,
                pseudonymizer.pseudonym(person),
                tellingRefs(person, facts, pseudonymizer),
                others.stream()
                        .flatMap(other -> other.keptTexts().stream())
                        .flatMap(column -> erasedTexts.telling(column, pseudonymizer).stream())
                        .toList(),
                revoked);
    }

    private static List<String> tellingRefs(String person, List<Fact> facts, TextPseudonymizer pseudonymizer) {
        Set<String> refs = new TreeSet<>(Set.of(person));
        for (Fact fact : facts) {
            refs.add(fact.ref());
            refs.addAll(references(fact.body(), fact.subjectRef()));
            Stream.of(fact.by(), fact.source(), fact.account())
                    .filter(Objects::nonNull)
                    .forEach(refs::add);
        }
        return refs.stream().filter(pseudonymizer::isIdentifiedBy).toList();
    }

    /**
     * Passes each fact of the accounts that the caller may read, and that identifies the person or refers to one of these
     * refs, to the consumer.
     *
     * @param identifiers name, address and number of today; those of the past are found in the facts
     */
    public void concerning(
            String person, List<String> identifiers, Set<String> accounts, Set<String> refs, Consumer<Fact> consumer) {
        PersonIdentifiers known = new PersonIdentifiers(codec, person, identifiers);
        store.each(known::collect, List.copyOf(accounts), List.of());
        TextPseudonymizer pseudonymizer = TextPseudonymizer.of(salt(), person, known.texts());
        access.each(
                fact -> {
                    boolean named =
                            references(fact.body(), fact.subjectRef()).stream().anyMatch(refs::contains);
                    if (named || without(fact, pseudonymizer).isPresent()) {
                        consumer.accept(fact);
                    }
                },
                all -> store.each(all, List.copyOf(accounts), List.of()));
    }

    /** Content of a fact after the erasure. */
    private record Without(
            FactBody body, String written, @Nullable String note) {}

    /** Returns the erased content; empty if the fact does not identify the person. */
    private Optional<Without> without(Fact fact, TextPseudonymizer pseudonymizer) {
        FactBody body = erased(fact.type(), fact.body(), pseudonymizer);
        String note = fact.note() == null ? null : pseudonymizer.text(fact.note());
        String written = codec.write(body);
        boolean told = !written.equals(codec.write(fact.body())) || !Objects.equals(note, fact.note());
        return told ? Optional.of(new Without(body, written, note)) : Optional.empty();
    }

    /**
     * Applies the stored erasures to drafts, so that an import from a backup or another system does not restore erased
     * data.
     */
    List<FactDraft> applied(List<FactDraft> drafts, List<FactStore.Erasure> erasures) {
        if (erasures.isEmpty()) {
            return drafts;
        }
        StoredErasures stored = new StoredErasures(salt(), erasures);
        return drafts.stream().map(draft -> applied(draft, stored)).toList();
    }

    private FactDraft applied(FactDraft draft, StoredErasures stored) {
        TextPseudonymizer pseudonymizer = stored.of(draft.account(), codec.tree(draft.body()));
        return pseudonymizer.isEmpty()
                ? draft
                : new FactDraft(
                        draft.type(),
                        draft.ref(),
                        draft.account(),
                        draft.at(),
                        draft.recordedAt(),
                        draft.by(),
                        draft.source(),
                        draft.note() == null ? null : pseudonymizer.text(draft.note()),
                        erased(draft.type(), draft.body(), pseudonymizer),
                        draft.expectedVersion());
    }

    private FactBody erased(FactType<?> type, FactBody body, TextPseudonymizer pseudonymizer) {
        ObjectNode said = codec.tree(body);
        pseudonymizer.erase(said, personalTexts.of(body), references(body, null));
        return codec.readStored(type, said.toString());
    }

    private static Set<String> references(FactBody body, @Nullable String subject) {
        Set<String> refs = new HashSet<>();
        body.references().forEach(reference -> refs.add(reference.ref()));
        if (body.about() != null) {
            refs.add(body.about());
        }
        if (body instanceof Correction correction) {
            refs.add(correction.fact());
        }
        if (subject != null) {
            refs.add(subject);
        }
        return refs;
    }

    private int rewrite(List<Fact> facts, TextPseudonymizer pseudonymizer) {
        List<UUID> ids = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        List<@Nullable String> notes = new ArrayList<>();
        List<byte[]> digests = new ArrayList<>();
        for (Fact fact : facts) {
            without(fact, pseudonymizer).ifPresent(without -> {
                ids.add(fact.id());
                bodies.add(without.written);
                notes.add(without.note);
                digests.add(content.digest(draft(fact, without.body, without.note), without.written));
            });
        }
        if (!ids.isEmpty()) {
            database.query(
                    "select erase_from_facts(?, ?::uuid[], ?::text[], ?::text[], ?::bytea[])",
                    row -> 1,
                    workspace.id(),
                    ids,
                    bodies,
                    notes,
                    digests);
        }
        return ids.size();
    }

    /** Returns the draft that would record this fact now. */
    private static FactDraft draft(Fact fact, FactBody body, @Nullable String note) {
        boolean founds = fact.type().scope() == FactType.Scope.FOUNDS_ACCOUNT;
        String account = founds ? fact.ref() : fact.isCorrection() ? null : fact.account();
        return new FactDraft(fact.type(), fact.ref(), account, fact.at(), null, fact.by(), fact.source(), note, body);
    }

    private void keep(TextPseudonymizer pseudonymizer, Set<String> accounts) {
        erasures.persist(new ErasureEntity(workspace.id(), Ids.next(), clock.instant(), pseudonymizer, accounts));
    }

    /** Rebuilds rows and states from the changed facts. */
    private void rebuild(Set<UUID> accounts, List<Fact> facts) {
        // The update changes xmin, which invalidates the cached history of the account.
        database.update(
                "update account_stream set head_at = head_at where workspace_id = ? and id = any(?::uuid[])",
                workspace.id(),
                accounts);
        for (RebuildableProjection table : tables) {
            database.update(
                    "delete from %s where workspace_id = ? and %s = any(?::uuid[])"
                            .formatted(table.table(), table.accountColumn()),
                    workspace.id(),
                    accounts);
            table.rebuild(accounts);
        }
        List<FactListener.Growth> all = accounts.stream()
                .map(account -> new FactListener.Growth(
                        account,
                        facts.stream()
                                .filter(fact -> account.equals(fact.accountId()))
                                .sorted()
                                .toList(),
                        Instant.MAX,
                        Instant.MAX))
                .filter(growth -> !growth.facts().isEmpty())
                .toList();
        listeners.forEach(listener -> listener.appended(all));
    }
}
