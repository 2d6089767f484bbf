package dev.troth.currency;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeProvider;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact type of exchange rates, which belong to the workspace and to no account. */
@ApplicationScoped
@RegisterForReflection(targets = {ExchangeRatesFact.class, ExchangeRatesFact.Rate.class})
public class CurrencyFactTypes implements FactTypeProvider {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                new FactType<>("exchangeRates", 1, ExchangeRatesFact.class, "exchangeRates", FactType.Scope.WORKSPACE));
    }
}
