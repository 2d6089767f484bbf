package dev.troth.contract;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of contracts and of their outcomes. */
@ApplicationScoped
@RegisterForReflection(targets = {ContractFact.Signed.class, ContractFact.Renewed.class, ContractFact.Churned.class})
public class ContractVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("contract", 1, ContractFact.Signed.class),
                FactType.of("renewed", 5, ContractFact.Renewed.class),
                FactType.of("churned", 5, ContractFact.Churned.class));
    }
}
