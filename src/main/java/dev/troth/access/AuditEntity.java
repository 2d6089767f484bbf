package dev.troth.access;

import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Read only: {@link AuditLog} inserts entries in one statement, and the database refuses every change (V1). */
@Entity
@Table(name = "audit_log")
@Immutable
class AuditEntity extends WorkspaceScopedEntity {
    Instant at;

    String caller;

    @Column(name = "member_ref")
    @Nullable
    String member;

    String address;

    @Column(name = "request_id")
    String requestId;

    String operation;

    List<String> guarded;

    protected AuditEntity() {}

    AuditEntry view() {
        return new AuditEntry(id, at, caller, member, address, requestId, operation, List.copyOf(guarded));
    }
}
