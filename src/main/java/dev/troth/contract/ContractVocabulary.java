package dev.troth.contract;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Attribution;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of contracts and their outcomes. */
@ApplicationScoped
@RegisterForReflection(targets = {ContractFact.Signed.class, ContractFact.Renewed.class, ContractFact.Churned.class})
public class ContractVocabulary implements Vocabulary, ListedWord {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("contract", 1, ContractFact.Signed.class),
                FactType.of("renewed", 5, ContractFact.Renewed.class, "contract"),
                FactType.of("churned", 5, ContractFact.Churned.class, "contract"));
    }

    @Override
    public Listed listed() {
        return Listed.of("Contract", "contract", ContractShelf.PREFIX, ContractRow.class)
                .ofAccount("contracts")
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
                        "Side at fault for the departure. Null if it was not recorded.")
                .searching("t.ref")
                .build();
    }
}
