package dev.troth.signal;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of signals. Stress without an account is stress of the whole market. */
@ApplicationScoped
@RegisterForReflection(targets = {SignalFact.Measured.class, SignalFact.Stress.class})
public class SignalVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("signal", 5, SignalFact.Measured.class),
                new FactType<>("stress", 5, SignalFact.Stress.class, "stress", FactType.Scope.ACCOUNT_OR_MARKET));
    }
}
