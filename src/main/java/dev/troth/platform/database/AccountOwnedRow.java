package dev.troth.platform.database;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** Row of a subject that belongs to an account. */
@MappedSuperclass
public abstract class AccountOwnedRow extends Row {
    @Column(name = "account_id")
    public UUID accountId;
}
