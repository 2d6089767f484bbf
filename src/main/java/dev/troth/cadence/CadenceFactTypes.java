package dev.troth.cadence;

import dev.troth.cadence.CadenceFact.CadenceEnded;
import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeProvider;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact type of cadences. */
@ApplicationScoped
@RegisterForReflection(targets = {CadenceFact.class, CadenceEnded.class})
public class CadenceFactTypes implements FactTypeProvider {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("cadenceAgreed", 1, CadenceFact.class), FactType.of("cadenceEnded", 1, CadenceEnded.class));
    }
}
