package dev.troth.stakeholder;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** The table of humans: one row for each, however many accounts know them. What was said last holds. */
@ApplicationScoped
class People {
    private final StatelessSession session;
    private final Database database;
    private final CurrentWorkspace workspace;

    People(StatelessSession session, Database database, CurrentWorkspace workspace) {
        this.session = session;
        this.database = database;
        this.workspace = workspace;
    }

    /** Keeps what was said of these people; what was not said stays as it is. */
    @Transactional
    Map<String, PersonRow> keep(Collection<StakeholderFact.Person> told) {
        // Sorted, so that two transactions that meet the same people never wait for each other in a circle.
        Map<String, StakeholderFact.Person> last = new TreeMap<>();
        told.forEach(person -> last.put(person.ref(), person));
        addNewcomers(last.values());
        Map<String, PersonRow> rows = new HashMap<>();
        byRefs(last.keySet()).forEach(row -> rows.put(row.ref, row));
        last.forEach((ref, person) -> {
            PersonRow row = Objects.requireNonNull(rows.get(ref));
            row.name = person.name();
            row.email = person.email() == null ? row.email : person.email();
            row.phone = person.phone() == null ? row.phone : person.phone();
            row.timeZone = person.timeZone() == null ? row.timeZone : person.timeZone();
        });
        session.upsertMultiple(new ArrayList<>(rows.values()));
        return rows;
    }

    /** Two transactions may meet the same newcomer at once; both then see the one row. */
    private void addNewcomers(Collection<StakeholderFact.Person> people) {
        database.update(
                """
                insert into person (workspace_id, id, ref, name)
                select ?, t.id, t.ref, t.name from unnest(?::uuid[], ?::text[], ?::text[]) as t(id, ref, name)
                on conflict (workspace_id, ref) do nothing
                """,
                workspace.id(),
                people.stream().map(person -> Ids.next()).toList(),
                people.stream().map(StakeholderFact.Person::ref).toList(),
                people.stream().map(StakeholderFact.Person::name).toList());
    }

    @Transactional
    List<PersonRow> byIds(Collection<UUID> ids) {
        return session.createSelectionQuery("from PersonRow where workspaceId = :w and id in :ids", PersonRow.class)
                .setParameter("w", workspace.id())
                .setParameterList("ids", ids)
                .getResultList();
    }

    @Transactional
    List<PersonRow> byRefs(Collection<String> refs) {
        return session.createSelectionQuery("from PersonRow where workspaceId = :w and ref in :refs", PersonRow.class)
                .setParameter("w", workspace.id())
                .setParameterList("refs", refs)
                .getResultList();
    }
}
