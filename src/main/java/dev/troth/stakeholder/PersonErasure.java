package dev.troth.stakeholder;

import dev.troth.ledger.ErasureService;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.tenancy.CurrentWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Erases people: on request, or when the retention period after their last departure has passed. */
@ApplicationScoped
class PersonErasure implements Housekeeping {
    private static final int AT_ONCE = 20;

    private final Database database;
    private final CurrentWorkspace workspace;
    private final PersonStore personStore;
    private final ErasureService erasureService;
    private final Clock clock;

    PersonErasure(
            Database database,
            CurrentWorkspace workspace,
            PersonStore personStore,
            ErasureService erasureService,
            Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.personStore = personStore;
        this.erasureService = erasureService;
        this.clock = clock;
    }

    /**
     * Result of an erasure.
     *
     * @param person the person with its pseudonym
     * @param facts number of changed facts
     * @param accounts number of accounts that knew the person
     * @param tellingRefs refs that still contain part of what identified them; these are the caller's own keys
     * @param keptTexts names of other texts that do, which the caller must change
     * @param revokedAccessGrants number of access grants of the person, which were revoked
     */
    record Erased(
            PersonRow person,
            int facts,
            int accounts,
            List<String> tellingRefs,
            List<String> keptTexts,
            int revokedAccessGrants) {}

    private record Known(String account, String ref) {}

    /** @throws RejectedException if there is no such person */
    @Transactional
    Erased erase(String idOrRef) {
        PersonRow person = find(idOrRef);
        List<Known> known = known(person.id());
        Set<String> accounts = accountsOf(known);
        ErasureService.Erased erased = erasureService.erase(person.ref(), identifiers(person), accounts);
        database.update(
                "update person set name = ?, email = null, phone = null, time_zone = null where workspace_id = ? and id = ?",
                erased.pseudonym(),
                workspace.id(),
                person.id());
        return new Erased(
                personStore.byIds(List.of(person.id())).getFirst(),
                erased.facts(),
                accounts.size(),
                erased.tellingRefs(),
                erased.kept(),
                erased.revoked());
    }

    /**
     * Reads all data about a person.
     *
     * @param consumer receives each fact that names the person or refers to them, in the order of recording
     * @return the person
     * @throws RejectedException if there is no such person
     */
    @Transactional
    PersonRow everythingAbout(String idOrRef, Consumer<Fact> consumer) {
        PersonRow person = find(idOrRef);
        List<Known> known = known(person.id());
        Set<String> refs = new HashSet<>(Set.of(person.ref()));
        known.forEach(one -> refs.add(one.ref));
        if (!known.isEmpty()) {
            erasureService.concerning(person.ref(), identifiers(person), accountsOf(known), refs, consumer);
        }
        return person;
    }

    private static Set<String> accountsOf(List<Known> known) {
        Set<String> accounts = new HashSet<>();
        known.forEach(one -> accounts.add(one.account));
        return accounts;
    }

    private static List<String> identifiers(PersonRow person) {
        return Stream.of(person.name(), person.email(), person.phone())
                .filter(Objects::nonNull)
                .toList();
    }

    private PersonRow find(String idOrRef) {
        List<PersonRow> found = idOrRef.startsWith(PersonView.PREFIX + "_")
                ? personStore.byIds(List.of(GlobalId.parse(PersonView.PREFIX, idOrRef)))
                : personStore.byRefs(List.of(idOrRef));
        return found.stream()
                .findFirst()
                .orElseThrow(() -> RejectedException.unknown("person", "There is no person \"%s\".", idOrRef));
    }

    private List<Known> known(UUID person) {
        return database.query(
                """
                select s.ref as account, k.ref from stakeholder k
                join account_stream s on s.workspace_id = k.workspace_id and s.id = k.account_id
                where k.workspace_id = ? and k.person_id = ?
                """, row -> new Known(row.getString("account"), row.getString("ref")), workspace.id(), person);
    }

    /** Sets the retention period in days after a person has left all accounts; null for no limit. */
    @Transactional
    void setRetention(@Nullable Integer days) {
        database.update("update workspace set person_retention_days = ? where id = ?", days, workspace.id());
    }

    @Override
    public void runMaintenance() {
        database.query(
                        "select person_retention_days from workspace where id = ? and person_retention_days is not null",
                        row -> row.getInt("person_retention_days"),
                        workspace.id())
                .forEach(days -> gone(Duration.ofDays(days))
                        .forEach(person -> QuarkusTransaction.requiringNew().run(() -> erase(person))));
    }

    /** Returns the refs of people who left all accounts longer ago than that and are not erased yet. */
    private List<String> gone(Duration period) {
        return database.query(
                """
                select p.ref from person p
                where p.workspace_id = ? and not starts_with(p.name, 'Erased person ')
                  and exists (select 1 from stakeholder k where k.workspace_id = p.workspace_id and k.person_id = p.id)
                  and not exists (select 1 from stakeholder k where k.workspace_id = p.workspace_id and k.person_id = p.id
                      and (k.left_at is null or k.left_at > ?))
                order by p.id limit ?
                """,
                row -> row.getString("ref"),
                workspace.id(),
                clock.instant().minus(period),
                AT_ONCE);
    }
}
