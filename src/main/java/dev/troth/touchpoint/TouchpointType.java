package dev.troth.touchpoint;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Urgency;
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
            .listed(list -> list.beneathAccount("Touchpoints in both directions, newest first.")
                    .time("occurredAt", "t.at", "Time at which it occurred.")
                    .word("channel", "t.channel", Channel.class, "Channel.")
                    .word("direction", "t.direction", Direction.class, "Direction: which side got in touch.")
                    .flag("mutual", "t.mutual", "Whether both sides took part.")
                    .texts("participants", "t.participants", "Refs of the stakeholders who took part.")
                    .categories("topics", "t.topics", "Topics, in upper case.")
                    .word("context", "t.context", TouchpointContext.class, "Context.")
                    .word("trigger", "t.trigger", TouchpointTrigger.class, "Trigger of the touchpoint.")
                    .number("responseSeconds", "t.response_seconds", "Time that we took to respond to the stakeholder.")
                    .flag("wantsAnswer", "t.wants_answer", "Whether it is a message of ours that awaits a response.")
                    .flag("closing", "t.closing", "Whether it closed a project or a series of meetings.")
                    .text("initiative", "t.initiative_ref", "Ref of the initiative it belongs to.")
                    .time("answerBy", "t.answer_by", "Time by which a response is needed.")
                    .word("urgency", "t.urgency", Urgency.class, "Urgency.")
                    .text("answers", "t.answers_ref", "Ref of the touchpoint that it answers.")
                    .time("deliveredAt", "t.delivered_at", "Time of the first proof of delivery.")
                    .time("readAt", "t.read_at", "Time of the first proof of reading.")
                    .number("commitmentsSpoken", "t.promises", "Number of commitments that were made.")
                    .number("rating", "t.rating", "Rating by the participants, 0 to 1.")
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
