package dev.troth.feedback;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact type of feedback. */
@ApplicationScoped
@RegisterForReflection(targets = {FeedbackFact.class})
public class FeedbackVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(FactType.of("feedback", 5, FeedbackFact.class));
    }
}
