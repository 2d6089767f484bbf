package dev.troth.access;

import dev.troth.platform.tenancy.WorkspaceRepository;
import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.hibernate.jpa.HibernateHints;
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

    @Column(name = "caller_id")
    @Nullable
    String callerId;

    List<String> arguments;

    boolean refused;

    protected AuditEntity() {}

    AuditEntry view() {
        return new AuditEntry(
                id,
                at,
                caller,
                callerId,
                member,
                address,
                requestId,
                operation,
                List.copyOf(arguments),
                List.copyOf(guarded),
                refused);
    }

    @ApplicationScoped
    static class AuditRepository extends WorkspaceRepository<AuditEntity> {
        private static final int FETCH_SIZE = 1000;

        /** All entries, the oldest first. The session keeps none of them: there may be millions. */
        void each(UUID workspace, Consumer<AuditEntry> consumer) {
            try (Stream<AuditEntity> entries = find("workspaceId = ?1 order by id", workspace)
                    .withHint(HibernateHints.HINT_FETCH_SIZE, FETCH_SIZE)
                    .stream()) {
                entries.forEach(entry -> {
                    getSession().detach(entry);
                    consumer.accept(entry.view());
                });
            }
        }
    }
}
