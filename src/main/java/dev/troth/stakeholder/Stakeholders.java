package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
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
public class Stakeholders {
    private final StakeholderShelf shelf;
    private final People people;

    Stakeholders(StakeholderShelf shelf, People people) {
        this.shelf = shelf;
        this.people = people;
    }

    /** Returns stakeholders by their refs, as of a moment. */
    public Map<String, StakeholderView> byRefs(Collection<String> refs, Moment moment) {
        List<StakeholderRow> rows = shelf.byRefs(refs, moment);
        Cohort<StakeholderRow> cohort = new Cohort<>(moment, rows);
        Map<String, StakeholderView> views = new HashMap<>();
        rows.forEach(row -> views.put(row.ref, new StakeholderView(row, cohort)));
        return views;
    }

    /** Returns all stakeholders of some people, earliest first. */
    Map<UUID, List<StakeholderView>> ofPeople(Collection<UUID> people, Moment moment) {
        List<StakeholderRow> rows = shelf.byRefs(shelf.refsOf(people), moment);
        Cohort<StakeholderRow> cohort = new Cohort<>(moment, rows);
        Map<UUID, List<StakeholderView>> views = new HashMap<>();
        rows.stream()
                .sorted(Comparator.comparing(row -> row.at))
                .forEach(row -> views.computeIfAbsent(row.personId, id -> new ArrayList<>())
                        .add(new StakeholderView(row, cohort)));
        return views;
    }

    /**
     * Returns the person behind a stakeholder, loaded for the whole cohort. A person is always shown as known today.
     */
    @Transactional
    public PersonView person(StakeholderView stakeholder) {
        List<PersonRow> rows = stakeholder.cohort().once("people", () -> people.byIds(stakeholder.peopleOfCohort()));
        PersonRow person = rows.stream()
                .filter(row -> row.id().equals(stakeholder.personUuid()))
                .findFirst()
                .orElseThrow();
        return PersonView.of(person);
    }
}
