package dev.troth.account;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of accounts. */
@ApplicationScoped
@RegisterForReflection(targets = {AccountFact.Opened.class})
public class AccountVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                new FactType<>("account", 0, AccountFact.Opened.class, "account", FactType.Scope.FOUNDS_ACCOUNT));
    }
}
