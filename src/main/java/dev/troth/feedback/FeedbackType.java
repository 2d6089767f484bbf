package dev.troth.feedback;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.ledger.TypedFact;
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
            .listed(list -> list.link(
                            "stakeholder",
                            "Stakeholder",
                            "Stakeholder who gave it. Null if it was not recorded.",
                            FeedbackRow.class,
                            row -> row.stakeholder)
                    .link(
                            "relayedBy",
                            "Stakeholder",
                            "Stakeholder who relayed it. Null if it was given directly.",
                            FeedbackRow.class,
                            row -> row.relayedBy)
                    .beneathAccount("Feedback of both sides, newest first.")
                    .at("occurredAt", "Time at which it was given.")
                    .searching("(t.ref || ' ' || coalesce(t.text, ''))"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<TypedFact<FeedbackFact>, FeedbackRow, FeedbackView> repository(
            EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
