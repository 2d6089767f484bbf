package dev.troth.insight;

import dev.troth.platform.Party;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of insight. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            InsightFact.Noted.class,
            InsightFact.Reviewed.class,
            InsightFact.Acknowledged.class,
            InsightFact.Answered.class,
            InsightFact.Retired.class,
            InsightFact.NeedsAssessed.class,
            InsightFact.RoadmapShared.class
        })
public class InsightVocabulary implements Vocabulary, ListedWord {
    private static final String INSIGHT = "insight";

    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("insight", 1, InsightFact.Noted.class),
                FactType.of("insightReviewed", 5, InsightFact.Reviewed.class, INSIGHT),
                FactType.of("insightAcknowledged", 5, InsightFact.Acknowledged.class, INSIGHT),
                FactType.of("questionAnswered", 5, InsightFact.Answered.class, INSIGHT),
                FactType.of("insightRetired", 6, InsightFact.Retired.class, INSIGHT),
                FactType.of("needsAssessed", 5, InsightFact.NeedsAssessed.class),
                FactType.of("roadmapShared", 5, InsightFact.RoadmapShared.class));
    }

    @Override
    public Listed listed() {
        return Listed.of("Insight", "insight", InsightShelf.PREFIX, InsightRow.class)
                .ofAccount("insights")
                .time("notedAt", "t.at", "When it was noted.")
                .word("kind", "t.kind", InsightKind.class, "What it is about.")
                .word("status", "t.status", InsightStatus.class, "Where it stands.")
                .word("certainty", "t.evidence", CertaintyLevel.class, "How sure it is; an assumed need earns nothing.")
                .word("side", "t.side", Party.class, "Whose it is.")
                .number("rank", "t.rank", "Its place in their own ranking, 1 first.")
                .number("importance", "t.importance", "How much it matters, 0 to 1.")
                .text("domain", "t.domain", "The field it belongs to, such as IT or BUSINESS.")
                .text("horizon", "t.horizon", "How far ahead it looks, in your words.")
                .flag("unmet", "t.unmet", "Whether our product cannot meet it.")
                .text("askedOf", "t.asked_of", "Ref of the stakeholder who was asked.")
                .text("stakeholder", "t.stakeholder_ref", "Ref of the stakeholder it is about.")
                .time("answeredAt", "t.answered_at", "When the question was answered.")
                .time("sharedAt", "t.shared_at", "When it was told to the other side.")
                .time("acknowledgedAt", "t.acknowledged_at", "When the other side said that they know and agree.")
                .time(
                        "reviewedAt",
                        "t.reviewed_at",
                        "When somebody last looked at it: when it was noted, reviewed or agreed.")
                .number("target", "t.target", "Where it shall be, for goals.")
                .number("value", "t.value", "Where it is, for goals.")
                .time("dueAt", "t.due_at", "By when, for goals.")
                .flag("consent", "t.consent", "Whether they agreed that it is kept, for traits.")
                .searching("(t.text || ' ' || t.ref || ' ' || coalesce(t.answer, ''))")
                .build();
    }
}
