package dev.troth.stakeholder;

import dev.troth.platform.common.Ids;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Repository of people: one row per human, however many accounts know them. The latest values are stored. */
@ApplicationScoped
class PersonStore {
    private static final String COLUMNS = "id, ref, name, email, phone, time_zone";

    private final Database database;
    private final CurrentWorkspace workspace;

    PersonStore(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Looks up people by global id, always as known today. */
    @Produces
    @Singleton
    NodeSource nodes() {
        return NodeSource.of(
                PersonView.PREFIX, ids -> byIds(ids).stream().collect(Collectors.toMap(PersonRow::id, PersonView::of)));
    }

    /**
     * Stores the given fields of these people; missing fields keep their value.
     *
     * @return their keys by their refs
     */
    Map<String, UUID> keep(Collection<StakeholderFact.Person> told) {
        if (workspace.require().visibility().isOfAllAccounts()) {
            return insert(told);
        }
        List<String> refs = told.stream().map(StakeholderFact.Person::ref).toList();
        Set<String> seen = refs(refs);
        // People belong to the workspace, not to an account: a person is visible only after the account that adds them
        // knows them.
        return database.withoutAccountRestriction(() -> {
            checkVisible(refs, seen);
            return insert(told);
        });
    }

    /**
     * A caller who sees only some accounts could otherwise identify and rename people of other accounts by naming their
     * refs.
     */
    private void checkVisible(Collection<String> refs, Set<String> seen) {
        refs(refs).stream().filter(ref -> !seen.contains(ref)).findFirst().ifPresent(ref -> {
            throw RejectedException.of(
                    ProblemCode.NOT_ALLOWED,
                    "person.ref",
                    "\"%s\" is a person of an account that the caller cannot see. Maybe ask a user who can see it, "
                            + "or choose another ref?",
                    ref);
        });
    }

    private Set<String> refs(Collection<String> refs) {
        return Set.copyOf(byRefs(refs).stream().map(PersonRow::ref).toList());
    }

    private Map<String, UUID> insert(Collection<StakeholderFact.Person> told) {
        // Sorted, so that two transactions that write the same people cannot deadlock.
        Map<String, StakeholderFact.Person> last = new TreeMap<>();
        told.forEach(person -> last.put(person.ref(), person));
        Collection<StakeholderFact.Person> people = last.values();
        Map<String, UUID> ids = new HashMap<>();
        database.query(
                """
                insert into person (workspace_id, id, ref, name, email, phone, time_zone)
                select ?, t.* from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as t
                on conflict (workspace_id, ref) do update set name = excluded.name,
                    email = coalesce(excluded.email, person.email), phone = coalesce(excluded.phone, person.phone),
                    time_zone = coalesce(excluded.time_zone, person.time_zone)
                returning id, ref
                """,
                row -> ids.put(row.getString("ref"), row.getObject("id", UUID.class)),
                workspace.id(),
                people.stream().map(person -> Ids.next()).toList(),
                column(people, StakeholderFact.Person::ref),
                column(people, StakeholderFact.Person::name),
                column(people, StakeholderFact.Person::email),
                column(people, StakeholderFact.Person::phone),
                column(people, StakeholderFact.Person::timeZone));
        return ids;
    }

    private static List<@Nullable String> column(
            Collection<StakeholderFact.Person> people, Function<StakeholderFact.Person, @Nullable String> value) {
        List<@Nullable String> column = new ArrayList<>(people.size());
        people.forEach(person -> column.add(value.apply(person)));
        return column;
    }

    List<PersonRow> byIds(Collection<UUID> ids) {
        return database.query(
                "select " + COLUMNS + " from person where workspace_id = ? and id = any(?::uuid[])",
                PersonStore::row,
                workspace.id(),
                ids);
    }

    List<PersonRow> byRefs(Collection<String> refs) {
        return database.query(
                "select " + COLUMNS + " from person where workspace_id = ? and ref = any(?::text[])",
                PersonStore::row,
                workspace.id(),
                refs);
    }

    private static PersonRow row(ResultSet row) throws SQLException {
        return new PersonRow(
                row.getObject("id", UUID.class),
                row.getString("ref"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("time_zone"));
    }
}
