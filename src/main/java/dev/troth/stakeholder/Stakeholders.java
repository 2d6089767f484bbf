package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What other words may ask about stakeholders. */
@ApplicationScoped
public class Stakeholders {
    private final StakeholderShelf shelf;
    private final People people;

    Stakeholders(StakeholderShelf shelf, People people) {
        this.shelf = shelf;
        this.people = people;
    }

    /** Stakeholders of some accounts by their refs, as seen from a moment. */
    public Map<String, StakeholderView> byRefs(Collection<UUID> accounts, Collection<String> refs, Moment moment) {
        List<StakeholderRow> rows = shelf.byRefs(accounts, refs, moment);
        Cohort<StakeholderRow> cohort = new Cohort<>(moment, rows);
        Map<String, StakeholderView> views = new HashMap<>();
        rows.forEach(row -> views.put(row.ref, new StakeholderView(row, cohort)));
        return views;
    }

    /** The human behind a stakeholder; loaded for the whole cohort. A person is always shown as known today. */
    @Transactional
    PersonView person(StakeholderView stakeholder) {
        List<PersonRow> rows = stakeholder.cohort().once("people", () -> {
            List<PersonRow> all = new ArrayList<>(people.byIds(stakeholder.peopleOfCohort()));
            all.addAll(people.byRefs(stakeholder.peopleToldOfCohort()));
            return all;
        });
        PersonRow person = rows.stream().filter(stakeholder::is).findFirst().orElseThrow();
        return new PersonView(
                new GlobalId("per", person.id).toString(),
                person.ref,
                person.name,
                person.email,
                person.phone,
                person.timeZone);
    }
}
