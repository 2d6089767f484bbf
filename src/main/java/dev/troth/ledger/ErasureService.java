package dev.troth.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.ErasableTable.TextColumn;
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
import java.util.UUID;
import java.util.function.Consumer;
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
    private final Clock clock;
    private final Instance<FactListener> listeners;
    private final Instance<RebuildableProjection> tables;
    private final Instance<ErasableTable> others;

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
            @Any Instance<ErasableTable> others) {
        this.erasures = erasures;
        this.database = database;
        this.workspace = workspace;
        this.store = store;
        this.codec = codec;
        this.content = content;
        this.personalTexts = new PersonalTexts(factTypes.all());
        this.clock = clock;
        this.listeners = listeners;
        this.tables = tables;
        this.others = others;
    }

    /** Salt of the hashes of the workspace. It differs per workspace, so hashes cannot be compared across tenants. */
    public String salt() {
        return workspace.id().toString();
    }

    /** Stored erasure, with the accounts in which it applies to later imports. */
    private record StoredErasure(TextPseudonymizer pseudonymizer, Set<String> accounts) {}

    /**
     * Erases a person from all facts of the accounts that know them, and from all projections of these facts. Runs in
     * the current transaction and locks the accounts.
     *
     * @return number of changed facts
     */
    public int erase(TextPseudonymizer pseudonymizer, Set<String> accounts) {
        Set<UUID> ids = new HashSet<>();
        store.lock(accounts).streams().values().forEach(stream -> ids.add(stream.id()));
        List<Fact> facts = new ArrayList<>(store.ofAccounts(ids, null, AsOf.END_OF_TIME));
        facts.addAll(store.ofMarket());
        int changed = rewrite(facts, pseudonymizer);
        keep(pseudonymizer, accounts);
        rebuild(ids, facts);
        others.forEach(other -> other.texts().forEach(column -> erase(column, pseudonymizer)));
        return changed;
    }

    private record StoredText(String place, String text) {}

    private void erase(TextColumn column, TextPseudonymizer pseudonymizer) {
        database
                .query(
                        "select ctid::text as place, %s::text as told from %s where workspace_id = ? and %1$s is not null"
                                .formatted(column.column(), column.table()),
                        row -> new StoredText(row.getString("place"), row.getString("told")),
                        workspace.id())
                .stream()
                .filter(told -> pseudonymizer.isIdentifiedBy(told.text))
                .forEach(told -> database.update(
                        "update %s set %s = ?::%s where workspace_id = ? and ctid = ?::tid"
                                .formatted(column.table(), column.column(), column.type()),
                        pseudonymizer.text(told.text),
                        workspace.id(),
                        told.place));
    }

    /**
     * Passes each fact of the accounts that identifies the person, or that refers to one of these refs, to the
     * consumer.
     */
    public void concerning(
            TextPseudonymizer pseudonymizer, Set<String> accounts, Set<String> refs, Consumer<Fact> consumer) {
        store.each(
                fact -> {
                    boolean named =
                            references(fact.body(), fact.subjectRef()).stream().anyMatch(refs::contains);
                    if (named || without(fact, pseudonymizer).isPresent()) {
                        consumer.accept(fact);
                    }
                },
                List.copyOf(accounts),
                List.of());
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
        List<StoredErasure> stored = erasures.stream()
                .map(one ->
                        new StoredErasure(new TextPseudonymizer(salt(), one.person(), one.hashes()), one.accounts()))
                .toList();
        return drafts.stream().map(draft -> applied(draft, stored)).toList();
    }

    private FactDraft applied(FactDraft draft, List<StoredErasure> storedErasures) {
        FactDraft erased = draft;
        for (StoredErasure one : storedErasures) {
            boolean known = draft.account() == null || one.accounts.contains(draft.account());
            if (known || names(draft, one.pseudonymizer)) {
                erased = new FactDraft(
                        erased.type(),
                        erased.ref(),
                        erased.account(),
                        erased.at(),
                        erased.recordedAt(),
                        erased.by(),
                        erased.source(),
                        erased.note() == null ? null : one.pseudonymizer.text(erased.note()),
                        erased(erased.type(), erased.body(), one.pseudonymizer),
                        erased.expectedVersion());
            }
        }
        return erased;
    }

    private boolean names(FactDraft draft, TextPseudonymizer pseudonymizer) {
        ObjectNode body = codec.tree(draft.body());
        return body.path("person").hasNonNull("ref")
                && pseudonymizer.isPerson(body.path("person").get("ref").asText());
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
