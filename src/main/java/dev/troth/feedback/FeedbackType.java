package dev.troth.feedback;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of feedback. */
@ApplicationScoped
@RegisterForReflection(targets = {FeedbackFact.class})
public class FeedbackType implements EntityTypeProvider {
    static final String PREFIX = "fbk";

    private static final EntityType<TypedFact<FeedbackFact>, FeedbackRow, FeedbackView> TYPE = EntityType.of(
                    "Feedback", "feedback", PREFIX, FeedbackRow.class, FeedbackView::new)
            .unchanging(FeedbackFact.class, FeedbackRow::of)
            .fact(FactType.of("feedback", 5, FeedbackFact.class))
            .listed(list -> list.beneathAccount("Feedback of both sides, newest first.")
                    .time("occurredAt", "t.at", "Time at which it was given.")
                    .word(
                            "direction",
                            "t.direction",
                            Direction.class,
                            "Direction. IN: feedback of the account about us. OUT: our feedback about the account.")
                    .word("kind", "t.kind", FeedbackKind.class, "Kind of feedback.")
                    .number("value", "t.value", "Value on the scale of its kind.")
                    .flag("honest", "t.honest", "Whether the feedback is honest. False for mere politeness.")
                    .category("department", "t.department", "Department that the feedback represents, in upper case.")
                    .text("stakeholder", "t.stakeholder_ref", "Ref of the stakeholder who gave it.")
                    .text("relayedBy", "t.relayed_by", "Ref of the stakeholder who relayed it.")
                    .time("saidAt", "t.said_at", "Time of the original statement, if it was relayed later.")
                    .flag("shared", "t.shared", "Whether the other side knows of it.")
                    .searching("(t.ref || ' ' || coalesce(t.text, ''))"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<TypedFact<FeedbackFact>, FeedbackRow, FeedbackView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
