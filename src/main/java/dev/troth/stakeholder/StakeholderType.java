package dev.troth.stakeholder;

import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;

/** Declaration of stakeholders. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            StakeholderFact.Joined.class,
            StakeholderFact.StanceChanged.class,
            StakeholderFact.Consented.class,
            StakeholderFact.Left.class,
            StakeholderFact.HandoverPlanned.class,
            StakeholderFact.Person.class,
            StakeholderFact.Position.class
        })
public class StakeholderType implements EntityTypeProvider {
    static final String PREFIX = "stk";

    static final EntityType<Stakeholder, StakeholderRow, StakeholderView> TYPE = EntityType.of(
                    "Stakeholder", "stakeholders", PREFIX, StakeholderRow.class, StakeholderView::new)
            .projection((ref, before, fact) -> Stakeholder.apply(before, fact), StakeholderRow::of)
            .fact(FactType.of("stakeholder", 0, StakeholderFact.Joined.class))
            .fact(FactType.of("stanceChanged", 5, StakeholderFact.StanceChanged.class, "stakeholder"))
            .fact(FactType.of("consent", 5, StakeholderFact.Consented.class, "stakeholder"))
            .fact(FactType.of("stakeholderLeft", 9, StakeholderFact.Left.class, "stakeholder"))
            .fact(FactType.of("handoverPlanned", 5, StakeholderFact.HandoverPlanned.class, "stakeholder"))
            .listed(list -> list.beneathAccount("Stakeholders of the account, latest to join first.")
                    .text(
                            "name",
                            "(select p.name from person p where p.workspace_id = t.workspace_id and p.id = t.person_id)",
                            "Name.")
                    .at("joinedAt", "Time since which they are known in the account.")
                    .searching("(t.ref || ' ' || t.department || ' ' || coalesce((select p.name from person p"
                            + " where p.workspace_id = t.workspace_id and p.id = t.person_id), ''))"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }
}
