package dev.troth.touchpoint;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
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
            TouchpointFact.Available.class,
            TouchpointFact.AvailabilityEnded.class,
            TouchpointFact.Received.class
        })
public class TouchpointType implements EntityTypeProvider {
    static final String PREFIX = "tch";

    private static final EntityType<Touchpoint, TouchpointRow, TouchpointView> TYPE = EntityType.of(
                    "Touchpoint", "touchpoints", PREFIX, TouchpointRow.class, TouchpointView::new)
            .projection(Touchpoint::apply, TouchpointRow::of)
            .fact(FactType.of("touchpoint", 5, TouchpointFact.Happened.class))
            .fact(FactType.of("messageReceived", 6, TouchpointFact.Received.class, "touchpoint"))
            .fact(new FactType<>(
                    "availabilityEnded",
                    6,
                    TouchpointFact.AvailabilityEnded.class,
                    "availabilityEnded",
                    FactType.Scope.ACCOUNT_OR_MARKET))
            .fact(FactType.of("experience", 5, TouchpointFact.Experience.class))
            .fact(new FactType<>(
                    "availability",
                    5,
                    TouchpointFact.Available.class,
                    "availability",
                    FactType.Scope.ACCOUNT_OR_MARKET))
            .listed(list -> list.links(
                            "participants",
                            "Stakeholder",
                            "Stakeholders who took part.",
                            TouchpointRow.class,
                            row -> row.participants)
                    .link(
                            "initiative",
                            "Initiative",
                            "Initiative it belongs to. Null if there is none.",
                            TouchpointRow.class,
                            row -> row.initiative)
                    .link(
                            "answers",
                            "Touchpoint",
                            "Touchpoint that it answers. Null if there is none.",
                            TouchpointRow.class,
                            row -> row.answers)
                    .beneathAccount("Touchpoints in both directions, newest first.")
                    .at("occurredAt", "Time at which it occurred.")
                    .searching("(t.ref || ' ' || coalesce(t.summary, ''))"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Touchpoint, TouchpointRow, TouchpointView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
