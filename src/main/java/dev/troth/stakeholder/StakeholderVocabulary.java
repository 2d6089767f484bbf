package dev.troth.stakeholder;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of stakeholders and ties. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            StakeholderFact.Joined.class,
            StakeholderFact.StanceChanged.class,
            StakeholderFact.Left.class,
            StakeholderFact.Tied.class,
            StakeholderFact.TieEnded.class,
            StakeholderFact.Person.class
        })
public class StakeholderVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("stakeholder", 0, StakeholderFact.Joined.class),
                FactType.of("stanceChanged", 5, StakeholderFact.StanceChanged.class, "stakeholder"),
                FactType.of("stakeholderLeft", 9, StakeholderFact.Left.class, "stakeholder"),
                FactType.of("tie", 1, StakeholderFact.Tied.class),
                FactType.of("tieEnded", 5, StakeholderFact.TieEnded.class, "tie"));
    }
}
