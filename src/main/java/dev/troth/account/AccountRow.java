package dev.troth.account;

import dev.troth.platform.database.Row;
import dev.troth.platform.list.Listed;
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
    @Listed("Name of the organisation.")
    String name;

    @Listed("Kind of account: customer, vendor or both.")
    @Enumerated(EnumType.STRING)
    AccountKind kind;

    @Listed("Internet domains of the organisation.")
    List<String> domains;

    @Listed("Line of business, free text.")
    @Nullable
    String industry;

    @Listed("Tier, free text.")
    @Nullable
    String tier;

    @Listed(name = "parent", value = "Ref of the parent account.")
    @Column(name = "parent_ref")
    @Nullable
    String parentRef;

    @Listed(name = "owner", value = "Ref of the member who is responsible for the account.")
    @Column(name = "owner_ref")
    @Nullable
    String ownerRef;

    @Listed(name = "backupOwner", value = "Ref of the member who deputises for the owner.")
    @Column(name = "backup_owner_ref")
    @Nullable
    String backupOwnerRef;

    @Listed("Standing that we aim for with the account.")
    @Column(name = "target_standing")
    @Enumerated(EnumType.STRING)
    @Nullable
    TargetStanding targetStanding;

    @Listed("Start of the relationship.")
    @Column(name = "customer_since")
    @Nullable
    LocalDate customerSince;

    @Listed("Highest standing that is attainable at present.")
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
