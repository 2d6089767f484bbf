package dev.troth.touchpoint;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of contact. */
@ApplicationScoped
@RegisterForReflection(
        targets = {TouchpointFact.Happened.class, TouchpointFact.Experience.class, TouchpointFact.AgendaItem.class})
public class TouchpointVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("touchpoint", 5, TouchpointFact.Happened.class),
                FactType.of("experience", 5, TouchpointFact.Experience.class));
    }
}
