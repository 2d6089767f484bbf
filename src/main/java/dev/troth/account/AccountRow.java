package dev.troth.account;

import dev.troth.platform.database.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
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
}
