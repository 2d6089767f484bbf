package dev.troth.stakeholder;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Queries on stakeholders for other packages. */
@ApplicationScoped
public class StakeholderLookup {
    private final StakeholderRepository repository;
    private final PersonStore personStore;

    StakeholderLookup(StakeholderRepository repository, PersonStore personStore) {
        this.repository = repository;
        this.personStore = personStore;
    }

    /** Returns stakeholders by their refs, as of a moment. */
    public Map<String, StakeholderView> byRefs(Collection<String> refs, AsOf moment) {
        List<StakeholderRow> rows = repository.byRefs(refs, moment);
        BatchContext<StakeholderRow> batch = new BatchContext<>(moment, rows);
        Map<String, StakeholderView> views = new HashMap<>();
        rows.forEach(row -> views.put(row.ref, new StakeholderView(row, batch)));
        return views;
    }

    /** Returns all stakeholders of some people, earliest first. */
    Map<UUID, List<StakeholderView>> ofPeople(Collection<UUID> people, AsOf moment) {
        List<StakeholderRow> rows = repository.byRefs(repository.refsOf(people), moment);
        BatchContext<StakeholderRow> batch = new BatchContext<>(moment, rows);
        Map<UUID, List<StakeholderView>> views = new HashMap<>();
        rows.stream()
                .sorted(Comparator.comparing(row -> row.at))
                .forEach(row -> views.computeIfAbsent(row.personId, id -> new ArrayList<>())
                        .add(new StakeholderView(row, batch)));
        return views;
    }

    /**
     * Returns the person behind a stakeholder, loaded for the whole batch. A person is always shown as known today.
     */
    @Transactional
    public PersonView person(StakeholderView stakeholder) {
        List<PersonRow> rows =
                stakeholder.batch().computeIfAbsent("people", () -> personStore.byIds(stakeholder.peopleOfBatch()));
        PersonRow person = rows.stream()
                .filter(row -> row.id().equals(stakeholder.personUuid()))
                .findFirst()
                .orElseThrow();
        return PersonView.of(person);
    }
}
