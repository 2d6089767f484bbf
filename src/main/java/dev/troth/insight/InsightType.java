package dev.troth.insight;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.ledger.ReferenceResolver;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of insights. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            InsightFact.Noted.class,
            InsightFact.Reviewed.class,
            InsightFact.Acknowledged.class,
            InsightFact.Answered.class,
            InsightFact.Shared.class,
            InsightFact.Retired.class,
            InsightFact.NeedsAssessed.class,
            InsightFact.RoadmapShared.class
        })
public class InsightType implements EntityTypeProvider {
    static final String PREFIX = "ins";

    private static final String INSIGHT = "insight";

    private static final EntityType<Insight, InsightRow, InsightView> TYPE = EntityType.of(
                    "Insight", "insights", PREFIX, InsightRow.class, InsightView::new)
            .projection(Insight::apply, InsightRow::of)
            .fact(FactType.of("insight", 1, InsightFact.Noted.class))
            .fact(FactType.of("insightReviewed", 5, InsightFact.Reviewed.class, INSIGHT))
            .fact(FactType.of("insightAcknowledged", 5, InsightFact.Acknowledged.class, INSIGHT))
            .fact(FactType.of("insightShared", 5, InsightFact.Shared.class, INSIGHT))
            .fact(FactType.of("questionAnswered", 5, InsightFact.Answered.class, INSIGHT))
            .fact(FactType.of("insightRetired", 6, InsightFact.Retired.class, INSIGHT))
            .fact(FactType.of("needsAssessed", 5, InsightFact.NeedsAssessed.class))
            .fact(FactType.of("roadmapShared", 5, InsightFact.RoadmapShared.class))
            .listed(list -> list.link(
                            "stakeholder",
                            "Stakeholder",
                            "Stakeholder whom it is about. Null if it is about the account.",
                            InsightRow.class,
                            row -> row.stakeholder)
                    .link(
                            "askedOf",
                            "Stakeholder",
                            "Stakeholder who was asked. Null if it is not a question to a person.",
                            InsightRow.class,
                            row -> row.askedOf)
                    .beneathAccount("Insights about the account and about us, newest first.")
                    .at("notedAt", "Time at which it was noted.")
                    .searching("(t.text || ' ' || t.ref || ' ' || coalesce(t.answer, ''))"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    ReferenceResolver goals(Database database, CurrentWorkspace workspace) {
        return new InsightResolver(InsightRole.GOAL, database, workspace);
    }

    @Produces
    @Singleton
    ReferenceResolver served(Database database, CurrentWorkspace workspace) {
        return new InsightResolver(InsightRole.SERVED, database, workspace);
    }

    @Produces
    @Singleton
    ReferenceResolver gaps(Database database, CurrentWorkspace workspace) {
        return new InsightResolver(InsightRole.GAP, database, workspace);
    }

    @Produces
    @Singleton
    EntityRepository<Insight, InsightRow, InsightView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
