package dev.troth.insight;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.common.Party;
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
            .listed(list -> list.beneathAccount("Insights about the account and about us, newest first.")
                    .time("notedAt", "t.at", "Time at which it was noted.")
                    .word("kind", "t.kind", InsightKind.class, "Kind of insight.")
                    .word("status", "t.status", InsightStatus.class, "Status.")
                    .word(
                            "certainty",
                            "t.evidence",
                            CertaintyLevel.class,
                            "Certainty. An assumed need does not raise any score.")
                    .word("side", "t.side", Party.class, "Side whose insight it is.")
                    .number("rank", "t.rank", "Rank in the account's own order, 1 first.")
                    .number("importance", "t.importance", "Importance, 0 to 1.")
                    .category("domain", "t.domain", "Domain, such as IT or BUSINESS, in upper case.")
                    .text("horizon", "t.horizon", "Time horizon, free text.")
                    .flag("unmet", "t.unmet", "Whether the product cannot meet it.")
                    .text("askedOf", "t.asked_of", "Ref of the stakeholder who was asked.")
                    .text("stakeholder", "t.stakeholder_ref", "Ref of the stakeholder whom it is about.")
                    .time("answeredAt", "t.answered_at", "Time at which the question was answered. Null if it is open.")
                    .time("sharedAt", "t.shared_at", "Time at which it was shared with the other side.")
                    .time("acknowledgedAt", "t.acknowledged_at", "Time at which the other side agreed.")
                    .time(
                            "reviewedAt",
                            "t.reviewed_at",
                            "Time of the last review: the time at which it was noted, reviewed or agreed to.")
                    .number("target", "t.target", "Target value. For goals.")
                    .number("value", "t.value", "Current value. For goals.")
                    .time("dueAt", "t.due_at", "Due time. For goals.")
                    .flag("consent", "t.consent", "Whether the person agreed to its storage. For traits.")
                    .searching("(t.text || ' ' || t.ref || ' ' || coalesce(t.answer, ''))"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Insight, InsightRow, InsightView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
