package dev.troth.contract;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.common.Attribution;
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
                    .time("signedAt", "t.at", "Time at which the contract was signed.")
                    .number("value", "t.value_amount", "Amount of the yearly value, without currency.")
                    .text("currency", "t.value_currency", "Currency of the value, such as EUR.")
                    .date("startsOn", "t.starts_on", "First day of the term.")
                    .date("renewsOn", "t.renews_on", "Renewal date.")
                    .word("status", "t.status", ContractStatus.class, "Status.")
                    .time(
                            "endedAt",
                            "t.ended_at",
                            "Time at which the contract was renewed or ended. Null while it is running.")
                    .word(
                            "attribution",
                            "t.attribution",
                            Attribution.class,
                            "Side at fault for the departure. Null if it was not recorded."));

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
