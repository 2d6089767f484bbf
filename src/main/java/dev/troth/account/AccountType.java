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
            .listed(list -> list.link(
                            "owner",
                            "Member",
                            "Member who is responsible for the account. Null if there is none.",
                            AccountRow.class,
                            row -> row.ownerRef)
                    .link(
                            "backupOwner",
                            "Member",
                            "Member who deputises for the owner. Null if there is none.",
                            AccountRow.class,
                            row -> row.backupOwnerRef)
                    .at("openedAt", "Time at which the account was opened.")
                    // Same expression as in the index (V1). With coalesce, PostgreSQL would not use the index
                    // under row
                    // level security.
                    .searching("(t.name || ' ' || t.ref || ' ' || case when t.industry is null then '' else"
                            + " t.industry end)"));

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
