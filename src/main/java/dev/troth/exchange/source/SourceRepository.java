package dev.troth.exchange.source;

import dev.troth.exchange.reader.FileFormat;
import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SourceRepository extends WorkspaceRepository<SourceEntity> {

    Optional<SourceEntity> named(UUID workspace, String name) {
        return find("workspaceId = ?1 and name = ?2", workspace, name).singleResultOptional();
    }

    Optional<SourceEntity> lockNamed(UUID workspace, String name) {
        return find("workspaceId = ?1 and name = ?2", workspace, name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    List<SourceEntity> byName(UUID workspace, String after, int first) {
        return find("workspaceId = ?1 and name > ?2 order by name", workspace, after)
                .page(0, first)
                .list();
    }

    List<String> names(UUID workspace, int most) {
        return find("workspaceId = ?1 order by name", workspace).page(0, most).stream()
                .map(source -> source.name)
                .toList();
    }

    /** Inserts a source unless there is one of this name, also if another request inserts it at the same time. */
    boolean inserted(UUID workspace, UUID id, String name, FileFormat format, String options, Instant createdAt) {
        return getSession()
                        .createMutationQuery("""
                                insert into SourceEntity (workspaceId, id, name, format, options, runs, accepted,
                                    amended, known, refused, skipped, createdAt, version)
                                values (:workspace, :id, :name, :format, :options, 0, 0, 0, 0, 0, 0, :createdAt, 1)
                                on conflict do nothing
                                """)
                        .setParameter("workspace", workspace)
                        .setParameter("id", id)
                        .setParameter("name", name)
                        .setParameter("format", format)
                        .setParameter("options", options)
                        .setParameter("createdAt", createdAt)
                        .executeUpdate()
                > 0;
    }
}
