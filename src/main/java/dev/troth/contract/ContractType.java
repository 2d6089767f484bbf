package dev.troth.contract;

import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.common.Party;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;

/** Declaration of contracts. */
@ApplicationScoped
@RegisterForReflection(targets = {ContractFact.Signed.class, ContractFact.Renewed.class, ContractFact.Churned.class})
public class ContractType implements EntityTypeProvider {
    static final String PREFIX = "ctr";

    static final EntityType<Contract, ContractRow, ContractView> TYPE = EntityType.of(
                    "Contract", "contracts", PREFIX, ContractRow.class, ContractView::new)
            .projection(Contract::apply, ContractRow::of)
            .fact(FactType.of("contract", 1, ContractFact.Signed.class))
            .fact(FactType.of("renewed", 5, ContractFact.Renewed.class, "contract"))
            .fact(FactType.of("churned", 5, ContractFact.Churned.class, "contract"))
            .listed(list -> list.beneathAccount("Contracts of the account, newest first.")
                    .enumerated(
                            "supplier",
                            "coalesce(t.supplier, case when (select a.kind from account a"
                                    + " where a.workspace_id = t.workspace_id and a.id = t.account_id) = 'VENDOR'"
                                    + " then 'THEM' else 'US' end)",
                            Party.class,
                            "Side that supplies and is paid: US for revenue, THEM for spend.")
                    .at("signedAt", "Time at which the contract was signed."));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }
}
