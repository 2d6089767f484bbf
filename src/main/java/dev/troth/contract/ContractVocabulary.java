package dev.troth.contract;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Attribution;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of contracts and of their outcomes. */
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
                .time("signedAt", "t.at", "When it was signed.")
                .number("value", "t.value_amount", "What they pay a year. The amount alone.")
                .text("currency", "t.value_currency", "The currency of the value, such as EUR.")
                .date("startsOn", "t.starts_on", "From when it runs.")
                .date("renewsOn", "t.renews_on", "When it comes up for renewal.")
                .word("status", "t.status", ContractStatus.class, "Where it stands.")
                .time("endedAt", "t.ended_at", "When it was renewed or ended.")
                .word("attribution", "t.attribution", Attribution.class, "Whose doing their leaving was.")
                .searching("t.ref")
                .build();
    }
}
