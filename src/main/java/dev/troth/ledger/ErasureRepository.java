package dev.troth.ledger;

import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ErasureRepository extends WorkspaceRepository<ErasureEntity> {

    List<ErasureEntity> all(UUID workspace) {
        return list("workspaceId = ?1 order by id", workspace);
    }
}
