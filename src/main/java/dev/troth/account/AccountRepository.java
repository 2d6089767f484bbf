package dev.troth.account;

import dev.troth.ledger.LegacyEntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Subject;
import dev.troth.platform.batching.BatchContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Repository of accounts, and projection of their facts into rows. */
@Singleton
class AccountRepository extends LegacyEntityRepository<Account, AccountRow, AccountView> {
    static final String PREFIX = "acc";

    AccountRepository() {
        super(AccountRow.class, "Account", "account", PREFIX);
    }

    @Override
    public String kind() {
        return "account";
    }

    @Override
    public Account apply(Subject subject, @Nullable Account before, Fact fact) {
        return new Account(fact.at(), (AccountFact.Opened) fact.body());
    }

    @Override
    protected AccountRow row(Account account) {
        AccountFact.Opened opened = account.opened();
        AccountRow row = new AccountRow();
        row.at = account.since();
        row.name = opened.name();
        row.kind = Objects.requireNonNullElse(opened.kind(), AccountKind.CUSTOMER);
        row.domains = Objects.requireNonNullElse(opened.domains(), List.of());
        row.industry = opened.industry();
        row.tier = opened.tier();
        row.parentRef = opened.parent();
        row.ownerRef = opened.owner();
        row.backupOwnerRef = opened.backupOwner();
        row.targetStanding = opened.targetStanding();
        row.customerSince = opened.customerSince();
        row.ceiling = opened.ceiling();
        row.ceilingReason = opened.ceilingReason();
        return row;
    }

    @Override
    protected AccountView view(AccountRow row, BatchContext<AccountRow> batch) {
        return new AccountView(row, batch);
    }

    /**
     * Returns the current refs of account owners, sorted, 1000 at most. Skips from one ref to the next in the index.
     */
    List<String> owners() {
        return database.query("""
                with recursive o as (
                    (select owner_ref from account where workspace_id = ? and owner_ref is not null
                     order by owner_ref limit 1)
                    union all
                    select (select a.owner_ref from account a where a.workspace_id = ? and a.owner_ref > o.owner_ref
                            order by a.owner_ref limit 1)
                    from o where o.owner_ref is not null)
                select owner_ref from o where owner_ref is not null limit 1000
                """, row -> row.getString(1), workspace.id(), workspace.id());
    }
}
