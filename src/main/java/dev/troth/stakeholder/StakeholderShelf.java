package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repository and projection of stakeholders. {@link People} stores the people themselves. */
@Singleton
class StakeholderShelf extends ShelfOfAccounts<Stakeholder, StakeholderRow, StakeholderView> {
    static final String PREFIX = "stk";

    private final People people;

    StakeholderShelf(People people) {
        super(StakeholderRow.class, "Stakeholder", "stakeholder", PREFIX);
        this.people = people;
    }

    @Override
    public String kind() {
        return "stakeholder";
    }

    @Override
    public Stakeholder apply(Subject subject, @Nullable Stakeholder before, Fact fact) {
        return Stakeholder.apply(before, fact);
    }

    @Override
    protected StakeholderRow row(Stakeholder thing) {
        StakeholderRow row = new StakeholderRow();
        row.at = thing.joinedAt();
        row.person = thing.joined().person();
        row.department = thing.joined().department();
        row.level = thing.joined().level();
        row.roles = Objects.requireNonNullElse(thing.joined().roles(), List.of());
        row.influence = thing.joined().influenceOrUsual();
        row.stance = thing.stance();
        row.agreesTo = thing.consents().granted();
        row.refuses = thing.consents().refused();
        if (thing.presence() instanceof Stakeholder.Presence.Left left) {
            row.leftAt = left.at();
            row.leftReason = left.reason();
        }
        return row;
    }

    @Override
    protected void complete(Collection<StakeholderRow> rows) {
        Map<String, UUID> ids = people.keep(
                rows.stream().map(row -> Objects.requireNonNull(row.person)).toList());
        rows.forEach(row -> row.personId = Objects.requireNonNull(
                ids.get(Objects.requireNonNull(row.person).ref())));
    }

    @Override
    protected void completePast(Collection<StakeholderRow> rows) {
        Map<String, UUID> ids = new HashMap<>();
        people.byRefs(rows.stream()
                        .map(row -> Objects.requireNonNull(row.person).ref())
                        .distinct()
                        .toList())
                .forEach(person -> ids.put(person.ref(), person.id()));
        rows.forEach(row -> row.personId = Objects.requireNonNull(
                ids.get(Objects.requireNonNull(row.person).ref())));
    }

    @Override
    protected StakeholderView view(StakeholderRow row, Cohort<StakeholderRow> cohort) {
        return new StakeholderView(row, cohort);
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
