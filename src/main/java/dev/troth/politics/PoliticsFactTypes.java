package dev.troth.politics;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeProvider;
import dev.troth.stakeholder.PoliticsFact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact type that enables or disables politics. */
@ApplicationScoped
@RegisterForReflection(targets = PoliticsFact.class)
public class PoliticsFactTypes implements FactTypeProvider {
    @Override
    public List<FactType<?>> types() {
        return List.of(new FactType<>(
                "politicsSwitched", 5, PoliticsFact.class, "politicsSwitched", FactType.Scope.ACCOUNT_OR_MARKET));
    }
}
