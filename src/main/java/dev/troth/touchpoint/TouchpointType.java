package dev.troth.touchpoint;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.ledger.TypedFact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of touchpoints. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            TouchpointFact.Happened.class,
            TouchpointFact.Experience.class,
            TouchpointFact.AgendaItem.class,
            TouchpointFact.Available.class
        })
public class TouchpointType implements EntityTypeProvider {
    static final String PREFIX = "tch";

    private static final EntityType<TypedFact<TouchpointFact.Happened>, TouchpointRow, TouchpointView> TYPE = EntityType.of(
                    "Touchpoint", "touchpoints", PREFIX, TouchpointRow.class, TouchpointView::new)
            .unchanging(TouchpointFact.Happened.class, TouchpointRow::of)
            .fact(FactType.of("touchpoint", 5, TouchpointFact.Happened.class))
            .fact(FactType.of("experience", 5, TouchpointFact.Experience.class))
            .fact(new FactType<>(
                    "availability",
                    5,
                    TouchpointFact.Available.class,
                    "availability",
                    FactType.Scope.ACCOUNT_OR_MARKET))
            .listed(list -> list.beneathAccount("Touchpoints in both directions, newest first.")
                    .at("occurredAt", "Time at which it occurred.")
                    .searching("(t.ref || ' ' || coalesce(t.summary, ''))"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<TypedFact<TouchpointFact.Happened>, TouchpointRow, TouchpointView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
