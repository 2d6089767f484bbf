package dev.troth.stakeholder;

import dev.troth.ledger.EntityRepository;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Repository and projection of stakeholders. {@link PersonStore} stores the people themselves. */
@Singleton
class StakeholderRepository extends EntityRepository<Stakeholder, StakeholderRow, StakeholderView> {
    private final PersonStore personStore;
    private final Database database;
    private final CurrentWorkspace workspace;

    StakeholderRepository(Services services, PersonStore personStore) {
        super(StakeholderType.TYPE, services);
        this.personStore = personStore;
        this.database = services.database();
        this.workspace = services.workspace();
    }

    @Override
    protected void complete(Collection<StakeholderRow> rows) {
        Map<String, UUID> ids = personStore.keep(
                rows.stream().map(row -> Objects.requireNonNull(row.person)).toList());
        rows.forEach(row -> row.personId = Objects.requireNonNull(
                ids.get(Objects.requireNonNull(row.person).ref())));
    }

    @Override
    protected void completePast(Collection<StakeholderRow> rows) {
        Map<String, UUID> ids = new HashMap<>();
        personStore
                .byRefs(rows.stream()
                        .map(row -> Objects.requireNonNull(row.person).ref())
                        .distinct()
                        .toList())
                .forEach(person -> ids.put(person.ref(), person.id()));
        rows.forEach(row -> row.personId = Objects.requireNonNull(
                ids.get(Objects.requireNonNull(row.person).ref())));
    }

    /** Returns the refs of all stakeholders of some people, at most 1000. */
    List<String> refsOf(Collection<UUID> people) {
        return database.query(
                "select ref from stakeholder where workspace_id = ? and person_id = any(?::uuid[]) limit 1000",
                row -> row.getString(1),
                workspace.id(),
                people);
    }
}
