package dev.troth.cadence;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact type of cadences. */
@ApplicationScoped
@RegisterForReflection(targets = {CadenceAgreed.class})
public class CadenceVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(FactType.of("cadenceAgreed", 1, CadenceAgreed.class));
    }
}
