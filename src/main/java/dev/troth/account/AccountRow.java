package dev.troth.account;

import dev.troth.platform.database.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account")
class AccountRow extends Row {
    String name;

    @Enumerated(EnumType.STRING)
    AccountKind kind;

    List<String> domains;

    @Nullable
    String industry;

    @Nullable
    String tier;

    @Column(name = "parent_ref")
    @Nullable
    String parentRef;

    @Column(name = "owner_ref")
    @Nullable
    String ownerRef;

    @Column(name = "backup_owner_ref")
    @Nullable
    String backupOwnerRef;

    @Column(name = "target_standing")
    @Enumerated(EnumType.STRING)
    @Nullable
    TargetStanding targetStanding;

    @Column(name = "customer_since")
    @Nullable
    LocalDate customerSince;

    @Enumerated(EnumType.STRING)
    @Nullable
    TargetStanding ceiling;

    @Column(name = "ceiling_reason")
    @Nullable
    String ceilingReason;

    static AccountRow of(Account account) {
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
}
