package dev.troth.account;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of accounts. */
@ApplicationScoped
@RegisterForReflection(targets = {AccountFact.Opened.class})
public class AccountType implements EntityTypeProvider {
    static final String PREFIX = "acc";

    private static final EntityType<Account, AccountRow, AccountView> TYPE = EntityType.of(
                    "Account", "accounts", PREFIX, AccountRow.class, AccountView::new)
            .projection(Account::apply, AccountRow::of)
            .fact(new FactType<>("account", 0, AccountFact.Opened.class, "account", FactType.Scope.FOUNDS_ACCOUNT))
            .listed(list -> list
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
                    // Same expression as in the index (V1). With coalesce, PostgreSQL would not use the index under row
                    // level security.
                    .searching(
                            "(t.name || ' ' || t.ref || ' ' || case when t.industry is null then '' else t.industry end)"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Account, AccountRow, AccountView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
