package dev.troth.contract;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of contracts. */
@ApplicationScoped
@RegisterForReflection(targets = {ContractFact.Signed.class, ContractFact.Renewed.class, ContractFact.Churned.class})
public class ContractType implements EntityTypeProvider {
    static final String PREFIX = "ctr";

    private static final EntityType<Contract, ContractRow, ContractView> TYPE = EntityType.of(
                    "Contract", "contracts", PREFIX, ContractRow.class, ContractView::new)
            .projection(Contract::apply, ContractRow::of)
            .fact(FactType.of("contract", 1, ContractFact.Signed.class))
            .fact(FactType.of("renewed", 5, ContractFact.Renewed.class, "contract"))
            .fact(FactType.of("churned", 5, ContractFact.Churned.class, "contract"))
            .listed(list -> list.beneathAccount("Contracts of the account, newest first.")
                    .at("signedAt", "Time at which the contract was signed."));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Contract, ContractRow, ContractView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
