package dev.troth.access;

import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;

@ApplicationScoped
class AuditRepository extends WorkspaceRepository<AuditEntity> {
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
