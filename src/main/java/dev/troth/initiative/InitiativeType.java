package dev.troth.initiative;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of initiatives. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            InitiativeFact.Started.class,
            InitiativeFact.PriorityChanged.class,
            InitiativeFact.EffortSpent.class,
            InitiativeFact.Settlement.class,
            InitiativeFact.ReasonAsked.class,
            InitiativeFact.NoticeGiven.class,
            InitiativeFact.Accommodation.class,
            InitiativeFact.Opportunity.class,
            InitiativeFact.ValueDelivered.class,
            InitiativeFact.EffortTold.class,
            InitiativeFact.ValueConfirmed.class,
            InitiativeFact.OpportunityDecided.class,
            InitiativeFact.Ended.class
        })
public class InitiativeType implements EntityTypeProvider {
    static final String PREFIX = "ini";

    private static final String INITIATIVE = "initiative";

    private static final EntityType<Initiative, InitiativeRow, InitiativeView> TYPE = EntityType.of(
                    "Initiative", "initiatives", PREFIX, InitiativeRow.class, InitiativeView::new)
            .projection(Initiative::apply, InitiativeRow::of)
            .fact(FactType.of("initiative", 2, InitiativeFact.Started.class))
            .fact(FactType.of("priorityChanged", 5, InitiativeFact.PriorityChanged.class, INITIATIVE))
            .fact(FactType.of("reasonAsked", 6, InitiativeFact.ReasonAsked.class, INITIATIVE))
            .fact(FactType.of("noticeGiven", 5, InitiativeFact.NoticeGiven.class, INITIATIVE))
            .fact(FactType.of("effortSpent", 5, InitiativeFact.EffortSpent.class, INITIATIVE))
            .fact(FactType.of("settlement", 6, InitiativeFact.Settlement.class, INITIATIVE))
            .fact(FactType.of("accommodation", 6, InitiativeFact.Accommodation.class, INITIATIVE))
            .fact(FactType.of("opportunity", 6, InitiativeFact.Opportunity.class, INITIATIVE))
            .fact(FactType.of("valueDelivered", 6, InitiativeFact.ValueDelivered.class, INITIATIVE))
            .fact(FactType.of("effortTold", 7, InitiativeFact.EffortTold.class, INITIATIVE))
            .fact(FactType.of("valueConfirmed", 7, InitiativeFact.ValueConfirmed.class, INITIATIVE))
            .fact(FactType.of("opportunityDecided", 7, InitiativeFact.OpportunityDecided.class, INITIATIVE))
            .fact(FactType.of("initiativeEnded", 7, InitiativeFact.Ended.class, INITIATIVE))
            .listed(list -> list.link(
                            "setter",
                            "Stakeholder",
                            "Stakeholder who sets its priority. Null if unknown.",
                            InitiativeRow.class,
                            row -> row.setter)
                    .link(
                            "goal",
                            "Insight",
                            "Common goal. Null if there is none.",
                            InitiativeRow.class,
                            row -> row.goal)
                    .beneathAccount("Initiatives of the account in which we take part, newest first.")
                    .at("startedAt", "Time at which it started.")
                    .searching("(t.name || ' ' || t.ref)"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Initiative, InitiativeRow, InitiativeView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
