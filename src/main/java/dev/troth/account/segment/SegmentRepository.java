package dev.troth.account.segment;

import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SegmentRepository extends WorkspaceRepository<SegmentEntity> {

    List<SegmentEntity> byName(UUID workspace) {
        return list("workspaceId = ?1 order by name, id", workspace);
    }

    /**
     * Whether another segment has this name.
     *
     * @param except the segment that may have it; null for none
     */
    boolean existsByName(UUID workspace, String name, @Nullable UUID except) {
        return list("workspaceId = ?1 and name = ?2", workspace, name).stream()
                .anyMatch(segment -> !segment.id().equals(except));
    }
}
