package dev.troth.account;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of accounts. */
@ApplicationScoped
@RegisterForReflection(targets = {AccountFact.Opened.class})
public class AccountVocabulary implements Vocabulary, ListedWord {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                new FactType<>("account", 0, AccountFact.Opened.class, "account", FactType.Scope.FOUNDS_ACCOUNT));
    }

    @Override
    public Listed listed() {
        return Listed.of("Account", "account", AccountShelf.PREFIX, AccountRow.class)
                .text("name", "t.name", "What the organisation is called.")
                .word("kind", "t.kind", AccountKind.class, "On which side of the table they sit.")
                .texts("domains", "t.domains", "Internet domains of the organisation.")
                .text("industry", "t.industry", "The line of business, as you call it.")
                .text("tier", "t.tier", "The tier, as you call it.")
                .text("parent", "t.parent_ref", "Ref of the account it belongs to.")
                .text("owner", "t.owner_ref", "Ref of the member who looks after it.")
                .text("backupOwner", "t.backup_owner_ref", "Ref of the member who steps in.")
                .word("targetStanding", "t.target_standing", TargetStanding.class, "What we want to become to them.")
                .word("ceiling", "t.ceiling", TargetStanding.class, "What we can become to them at most.")
                .date("customerSince", "t.customer_since", "When the relationship began.")
                .time("openedAt", "t.at", "When it was opened here.")
                // As in the index (V12): with coalesce, PostgreSQL would not use it behind the wall.
                .searching(
                        "(t.name || ' ' || t.ref || ' ' || case when t.industry is null then '' else t.industry end)")
                .build();
    }
}
