package dev.troth.insight;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of insight. */
@ApplicationScoped
@RegisterForReflection(
        targets = {InsightFact.Noted.class, InsightFact.NeedsAssessed.class, InsightFact.RoadmapShared.class})
public class InsightVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("insight", 5, InsightFact.Noted.class),
                FactType.of("needsAssessed", 5, InsightFact.NeedsAssessed.class),
                FactType.of("roadmapShared", 5, InsightFact.RoadmapShared.class));
    }
}
