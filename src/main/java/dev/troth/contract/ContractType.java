package dev.troth.contract;

import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.common.Attribution;
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
                    .time("signedAt", "t.at", "Time at which the contract was signed.")
                    .money("value", "t.value_amount", "t.value_currency", "Yearly value.")
                    .text("currency", "t.value_currency", "Currency of the value, such as EUR.")
                    .word(
                            "supplier",
                            "coalesce(t.supplier, case when (select a.kind from account a"
                                    + " where a.workspace_id = t.workspace_id and a.id = t.account_id) = 'VENDOR'"
                                    + " then 'THEM' else 'US' end)",
                            Party.class,
                            "Side that supplies and is paid: US for revenue, THEM for spend.")
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
}
