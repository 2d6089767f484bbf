package dev.troth.initiative;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of initiatives. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            InitiativeFact.Started.class,
            InitiativeFact.PriorityChanged.class,
            InitiativeFact.EffortSpent.class,
            InitiativeFact.Settlement.class
        })
public class InitiativeVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("initiative", 5, InitiativeFact.Started.class),
                FactType.of("priorityChanged", 5, InitiativeFact.PriorityChanged.class),
                FactType.of("effortSpent", 5, InitiativeFact.EffortSpent.class),
                FactType.of("settlement", 5, InitiativeFact.Settlement.class));
    }
}
