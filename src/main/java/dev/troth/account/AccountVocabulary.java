package dev.troth.account;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of accounts. */
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
                .text("name", "t.name", "Name of the organisation.")
                .word("kind", "t.kind", AccountKind.class, "Kind of account: customer, vendor or both.")
                .texts("domains", "t.domains", "Internet domains of the organisation.")
                .text("industry", "t.industry", "Line of business, free text.")
                .text("tier", "t.tier", "Tier, free text.")
                .text("parent", "t.parent_ref", "Ref of the parent account.")
                .text("owner", "t.owner_ref", "Ref of the member who is responsible for the account.")
                .text("backupOwner", "t.backup_owner_ref", "Ref of the member who deputises for the owner.")
                .word(
                        "targetStanding",
                        "t.target_standing",
                        TargetStanding.class,
                        "Standing that we aim for with the account.")
                .word("ceiling", "t.ceiling", TargetStanding.class, "Highest standing that is attainable at present.")
                .date("customerSince", "t.customer_since", "Start of the relationship.")
                .time("openedAt", "t.at", "Time at which the account was opened.")
                // Same expression as in the index (V12). With coalesce, PostgreSQL would not use the index under row
                // level security.
                .searching(
                        "(t.name || ' ' || t.ref || ' ' || case when t.industry is null then '' else t.industry end)")
                .build();
    }
}
