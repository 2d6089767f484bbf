package dev.troth.exchange.source;

import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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
}
